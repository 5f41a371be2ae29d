package io.oase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Vault;
import io.oase.db.DatabaseAddress;
import io.oase.testing.RunningOase;
import io.oase.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A real process that cannot start says in words what is wrong and what to do, and ends. */
class WrongConfigurationIT {
    private static final String PASSWORD = "geheim-und-falsch-4711";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    Path folder;

    private final List<RunningOase> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(RunningOase::close);
    }

    @Test
    void a_configuration_that_cannot_be_used_is_named_by_its_key() throws IOException {
        RunningOase unknown = oase("unknown")
                .set("CONFIG", configuration("undoSeconds", "undoSecond").toString());
        RunningOase type = oase("type").set("OASE_UNDO_SECONDS", "soon");
        RunningOase range = oase("range").set("OASE_UNDO_SECONDS", "100");
        RunningOase missing =
                oase("missing").set("CONFIG", folder.resolve("none.yml").toString());
        started.forEach(RunningOase::launch);
        ends(unknown, 1, "Unrecognized field at: undoSecond", "Did you mean", "- undoSeconds");
        ends(type, 1, "Incorrect type of value at: undoSeconds");
        ends(range, 1, "undoSeconds must be less than or equal to 60");
        ends(missing, 1, "none.yml");
    }

    @Test
    void a_database_that_cannot_be_used_is_named_without_its_password() throws IOException {
        String given = DATABASE.address().url();
        String nobody = "jdbc:postgresql://127.0.0.1:1/oase?password=" + PASSWORD;
        RunningOase away = oase("away").on(new DatabaseAddress(nobody, "oase", PASSWORD));
        RunningOase wrong = oase("wrong").on(new DatabaseAddress(given, "oase", PASSWORD));
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        RunningOase noFolder = oase("no-folder").set("OASE_DATA", file.toString());
        Path taken = Files.createDirectories(folder.resolve("taken/data/database"));
        RunningOase second = oase("taken");
        try (FileChannel other =
                FileChannel.open(taken.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(other.tryLock()).isNotNull();
            started.forEach(RunningOase::launch);
            ends(away, 2, "127.0.0.1:1", "refused", "Check database.url, database.user and database.password");
            ends(wrong, 2, given, "Check database.url, database.user and database.password");
            ends(noFolder, 2, file.toString(), "data.folder in config.yml");
            ends(second, 2, "Another Oase is running on the database in", "data.folder", "database.url");
        }
    }

    @Test
    void foreign_keys_and_a_port_in_use_are_found_before_anything_is_read_or_sent() throws IOException {
        byte[] secret = Vault.open(folder.resolve("ours.json")).encrypt(new byte[] {1}, "channel:1:secrets");
        DATABASE.jdbi()
                .useHandle(handle ->
                        handle.createUpdate("""
                        INSERT INTO channel (id, network, name, secrets, poll_seconds, import_since, state, created_at)
                        OVERRIDING SYSTEM VALUE
                        VALUES (1, 'mastodon', 'Town', :secret, 60, now(), 'paused', now())""").bind("secret", secret).execute());
        Path theirs = folder.resolve("theirs.json");
        Vault.open(theirs);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RunningOase foreign = oase("foreign").on(DATABASE.address()).set("OASE_KEYS_FILE", theirs.toString());
            RunningOase port = oase("port")
                    .on(DATABASE.address())
                    .set("OASE_KEYS_FILE", folder.resolve("ours.json").toString())
                    .set("OASE_PORT", String.valueOf(taken.getLocalPort()));
            started.forEach(RunningOase::launch);
            ends(foreign, 2, theirs.toString(), "do not belong to this database", "Put the file there");
            ends(port, 1, "port", "in use", "OASE_PORT");
        }
    }

    @Test
    void check_names_a_playbooks_folder_that_is_not_there() {
        Path none = folder.resolve("none");
        RunningOase oase = oase("playbooks").on(DATABASE.address()).set("OASE_PLAYBOOKS", none.toString());
        assertThatThrownBy(() -> oase.shell("", "check"))
                .hasMessageContaining("ended with 4")
                .hasMessageContaining("FAIL  playbooks: there is no readable folder " + none);
    }

    @Test
    void check_names_a_mail_server_that_cannot_be_reached_and_the_keys_to_look_at() {
        RunningOase oase = oase("mail")
                .on(DATABASE.address())
                .set("OASE_SMTP_HOST", "127.0.0.1")
                .set("OASE_SMTP_PORT", "1")
                .set("OASE_SMTP_PASSWORD", PASSWORD)
                .set("OASE_MAIL_FROM", "Oase <oase@example.org>")
                .set("OASE_WEBHOOK_URL", "http://hooks.example.org/oase")
                .set("OASE_WEBHOOK_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThatThrownBy(() -> oase.shell("", "check"))
                .hasMessageContaining("ended with 5")
                .hasMessageContaining("ok    webhook http://hooks.example.org/oase")
                .hasMessageContaining("note  webhook:")
                .hasMessageContaining("FAIL  e-mail:")
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageContaining("notices.email.host")
                .hasMessageNotContainingAny(PASSWORD, "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    private RunningOase oase(String name) {
        try {
            RunningOase oase = new RunningOase(Files.createDirectories(folder.resolve(name)));
            started.add(oase);
            return oase;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path configuration(String what, String instead) throws IOException {
        String text = Files.readString(Path.of("config.yml"));
        return Files.writeString(folder.resolve("changed.yml"), text.replace(what + ":", instead + ":"));
    }

    /** Says these words and neither where in the code it happened nor a password, and leaves nothing running. */
    private static void ends(RunningOase oase, int code, String... words) {
        assertThat(oase.awaitEnd()).as(oase.output()).isEqualTo(code);
        assertThat(oase.output())
                .contains(words)
                .doesNotContain(
                        "\tat ",
                        "Exception in thread",
                        PASSWORD,
                        DATABASE.address().password());
        assertThat(oase.postgres()).isNull();
    }
}
