package io.oase.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/**
 * Has the server plan a query by its own values each time, however often it is asked. After some uses it would take a plan for any
 * values, which is wrong by far where one word stands in a third of all posts and another in none.
 */
public final class PlannedAnew implements StatementCustomizer {
    /** For queries whose cost lies in their values; planning costs a fraction of a millisecond to some. */
    public static final PlannedAnew EACH_TIME = new PlannedAnew();

    /** What the driver takes for "never keep it". */
    private static final int NEVER = 0;

    private PlannedAnew() {}

    /** For all queries of this transaction, also those the server keeps. */
    public static void inTransaction(Handle transaction) {
        transaction.execute("SET LOCAL plan_cache_mode = force_custom_plan");
    }

    @Override
    public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
        statement.unwrap(PGStatement.class).setPrepareThreshold(NEVER);
    }
}
