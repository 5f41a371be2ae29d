package io.oase.db;

import org.jspecify.annotations.Nullable;

/**
 * The database cannot be used, for a reason that whoever runs Oase can mend. The message is written for that person: what
 * happened, why, and what to do. Commands print it as it is and end.
 */
public final class DatabaseRefused extends RuntimeException {
    /** A refusal that stands for itself. */
    public DatabaseRefused(String words) {
        this(words, null);
    }

    /** A refusal because of something lower down; {@code cause} is for the log. */
    public DatabaseRefused(String words, @Nullable Throwable cause) {
        super(words, cause);
    }
}
