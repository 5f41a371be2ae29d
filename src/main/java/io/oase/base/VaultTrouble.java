package io.oase.base;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that protect secrets cannot be used. For whoever runs Oase: the message says in English, for the log and the
 * shell, which file it is about and what to do; {@link #said} says the same in the reader's language. Holds no secret.
 */
public final class VaultTrouble extends RuntimeException {
    private static final Map<String, String> LOGGED = Map.of(
            "vault.missing", "There is no key file %s. Restore it from a backup.",
            "vault.unreadable", "The key file %s cannot be read. Give the user that runs Oase the right to read it.",
            "vault.unwritable",
                    "The key file %s cannot be written. Give the user that runs Oase the right to write in its folder.",
            "vault.broken", "The key file %s is damaged or is no key file. Restore it from a backup.",
            "vault.unusable", "The key file %s cannot be used.",
            "vault.other-key",
                    "A secret in the database was encrypted with a key that is not in %s."
                            + " Restore the key file that belongs to this database; all nodes need the same one.",
            "vault.changed",
                    "A secret in the database was changed or stood elsewhere; the keys in %s do not open it."
                            + " Enter the secret again.");

    private final transient Said said;

    VaultTrouble(String key, Path file, @Nullable Throwable cause) {
        super(LOGGED.getOrDefault(key, key + " %s").formatted(file), cause);
        this.said = Said.of(key, file);
    }

    /** What happened, which file, and what to do. */
    public Said said() {
        return said;
    }
}
