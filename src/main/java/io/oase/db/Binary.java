package io.oase.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/**
 * Has the server answer in binary at once. The driver asks for text until a statement was used five times on a connection: bytes
 * come as twice as many letters then, and each time of day is parsed, which is felt where there are hundreds of thousands.
 */
public final class Binary implements StatementCustomizer {
    /** For queries of very many rows, or of many bytes. */
    public static final Binary ANSWERS = new Binary();

    /** What the driver takes for "from the first time on, and ask what the columns are". */
    private static final int AT_ONCE = -1;

    private Binary() {}

    @Override
    public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
        statement.unwrap(PGStatement.class).setPrepareThreshold(AT_ONCE);
    }
}
