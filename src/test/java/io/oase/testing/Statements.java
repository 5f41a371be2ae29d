package io.oase.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** Counts the statements sent to the database: what costs a round trip each. */
public final class Statements {
    private final Jdbi db;

    public Statements(Jdbi db) {
        this.db = db;
    }

    /** How many this takes. A batch counts as one. */
    public int of(Runnable work) {
        AtomicInteger count = new AtomicInteger();
        SqlLogger before = db.getConfig(SqlStatements.class).getSqlLogger();
        db.getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                count.incrementAndGet();
            }
        });
        try {
            work.run();
        } finally {
            db.getConfig(SqlStatements.class).setSqlLogger(before);
        }
        return count.get();
    }
}
