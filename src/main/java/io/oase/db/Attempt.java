package io.oase.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionException;

/** Something tried within a transaction that goes on whatever becomes of it. One may be tried within another. */
public final class Attempt {
    private Attempt() {}

    /**
     * Does it, or leaves no trace of it.
     *
     * @param handle in a transaction
     * @return what went wrong; empty: it is done
     * @throws RuntimeException when the database is away, which is no fault of what is tried
     */
    public static Optional<RuntimeException> at(Handle handle, Runnable what) {
        Connection connection = handle.getConnection();
        try {
            Savepoint before = connection.setSavepoint();
            Optional<RuntimeException> wrong = wrong(what);
            if (wrong.isPresent()) {
                connection.rollback(before);
            }
            connection.releaseSavepoint(before);
            return wrong;
        } catch (SQLException e) {
            throw new TransactionException("The way back could not be kept", e);
        }
    }

    private static Optional<RuntimeException> wrong(Runnable what) {
        try {
            what.run();
            return Optional.empty();
        } catch (RuntimeException wrong) {
            if (DatabaseAway.is(wrong)) {
                throw wrong;
            }
            return Optional.of(wrong);
        }
    }
}
