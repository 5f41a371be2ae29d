package io.oase.db;

import java.sql.SQLException;
import org.apache.tomcat.jdbc.pool.PoolExhaustedException;
import org.jspecify.annotations.Nullable;

/** The database cannot be reached at this moment: it restarts, is overloaded, or the way to it is broken. It passes. */
public final class DatabaseAway extends RuntimeException {
    DatabaseAway(String words) {
        super(words);
    }

    /**
     * Whether this failure comes from a database that was away, and not from what it was asked. SQL states are those of
     * PostgreSQL's documentation, appendix A: 08 connection, 57P shut down, 53300 too many connections, 25P03 a transaction
     * that paused too long, with its connection.
     */
    public static boolean is(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseAway
                    || cause instanceof PoolExhaustedException
                    || (cause instanceof SQLException sql && away(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean away(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("57P")
                        || state.equals("53300")
                        || state.equals("25P03"));
    }
}
