package io.oase.ingest;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A failure nobody foresaw, for the log: its kind and where it happened, without messages, because those of the database
 * quote what people wrote.
 */
final class Unforeseen extends Exception {
    private static final int DEEPEST = 10;

    private Unforeseen(String what, StackTraceElement[] where, @Nullable Throwable cause) {
        super(what, cause);
        setStackTrace(where);
    }

    static Unforeseen withoutWords(Throwable failure) {
        return withoutWords(failure, 0);
    }

    private static Unforeseen withoutWords(Throwable failure, int depth) {
        String state = failure instanceof SQLException sql ? " " + sql.getSQLState() : "";
        Throwable cause = failure.getCause();
        return new Unforeseen(
                failure.getClass().getName() + state,
                failure.getStackTrace(),
                cause == null || depth == DEEPEST ? null : withoutWords(cause, depth + 1));
    }

    /** Whether the database refused what it was given, rather than being away, busy or stopped by a conflict. */
    static boolean isAboutTheData(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                // data exception, integrity violation, program limit exceeded
                return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
            }
        }
        return false;
    }
}
