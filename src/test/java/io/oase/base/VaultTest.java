package io.oase.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final String PLACE = "channel:12:secrets";
    private static final byte[] SECRET = "{\"token\":\"s3cret\"}".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void what_went_in_comes_out() {
        Vault vault = Vault.open(file());

        assertThat(vault.decrypt(vault.encrypt(SECRET, PLACE), PLACE)).isEqualTo(SECRET);
        assertThat(vault.decrypt(vault.encrypt(new byte[0], PLACE), PLACE)).isEmpty();
        assertThat(new String(vault.encrypt(SECRET, PLACE), UTF_8)).doesNotContain("s3cret");
        assertThat(vault.encrypt(SECRET, PLACE)).isNotEqualTo(vault.encrypt(SECRET, PLACE));
    }

    @Test
    void the_file_is_for_its_owner_only_and_used_again() throws Exception {
        byte[] sealed = Vault.open(file()).encrypt(SECRET, PLACE);

        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Vault.existing(file()).decrypt(sealed, PLACE)).isEqualTo(SECRET);
        try (var files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void two_nodes_that_start_at_once_share_one_file() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Vault>> starts = IntStream.range(0, 8)
                    .<Callable<Vault>>mapToObj(i -> () -> Vault.open(file()))
                    .toList();
            var vaults = threads.invokeAll(starts);
            byte[] sealed = vaults.get(0).get().encrypt(SECRET, PLACE);
            for (var vault : vaults) {
                assertThat(vault.get().decrypt(sealed, PLACE)).isEqualTo(SECRET);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_value_cannot_be_moved_to_another_row() {
        Vault vault = Vault.open(file());
        byte[] sealed = vault.encrypt(SECRET, PLACE);

        trouble("vault.changed", () -> vault.decrypt(sealed, "channel:13:secrets"));
        trouble("vault.changed", () -> vault.decrypt(sealed, "channel:12:keep"));
    }

    @Test
    void no_byte_can_be_changed_unnoticed() {
        Vault vault = Vault.open(file());
        byte[] sealed = vault.encrypt(SECRET, PLACE);

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.decrypt(changed, PLACE)).isInstanceOf(VaultTrouble.class);
        }
        trouble("vault.changed", () -> vault.decrypt(new byte[0], PLACE));
        trouble("vault.changed", () -> vault.decrypt(java.util.Arrays.copyOf(sealed, 12), PLACE));
    }

    @Test
    void after_rotation_old_values_still_open_and_new_ones_use_the_new_key() {
        Vault vault = Vault.open(file());
        Vault otherNode = Vault.open(file());
        byte[] old = vault.encrypt(SECRET, PLACE);

        vault.rotate();
        byte[] fresh = vault.encrypt(SECRET, PLACE);

        assertThat(vault.size()).isEqualTo(2);
        assertThat(java.util.Arrays.copyOf(fresh, 5)).isNotEqualTo(java.util.Arrays.copyOf(old, 5));
        assertThat(vault.decrypt(old, PLACE)).isEqualTo(SECRET);
        assertThat(otherNode.decrypt(fresh, PLACE))
                .as("a running node reads the file again")
                .isEqualTo(SECRET);
        assertThat(Vault.existing(file()).decrypt(old, PLACE)).isEqualTo(SECRET);
    }

    @Test
    void another_key_is_told_in_words_with_the_file() {
        byte[] sealed = Vault.open(folder.resolve("other.json")).encrypt(SECRET, PLACE);
        Vault vault = Vault.open(file());

        assertThatThrownBy(() -> vault.decrypt(sealed, PLACE))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("Restore the key file");
        trouble("vault.other-key", () -> vault.decrypt(sealed, PLACE));
    }

    @Test
    void missing_and_broken_files_are_told_in_words() throws Exception {
        trouble("vault.missing", () -> Vault.existing(file()));
        for (String broken : List.of("", "{}", "not json", "{\"primaryKeyId\":1,\"key\":[]}")) {
            Path file = Files.writeString(folder.resolve("broken.json"), broken);
            trouble("vault.broken", () -> Vault.open(file));
        }
        Path inTheWay = Files.writeString(folder.resolve("file"), "");
        trouble("vault.unwritable", () -> Vault.open(inTheWay.resolve("keys.json")));
    }

    private Path file() {
        return folder.resolve("keys/oase.json");
    }

    private static void trouble(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable verb) {
        assertThatThrownBy(verb).isInstanceOfSatisfying(VaultTrouble.class, trouble -> assertThat(
                        trouble.said().key())
                .isEqualTo(key));
    }
}
