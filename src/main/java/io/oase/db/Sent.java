package io.oase.db;

import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Counts what each thread sends to the database: a round trip each. A batch counts as one; BEGIN and COMMIT do not count. */
final class Sent implements SqlLogger {
    private final ThreadLocal<long[]> counts = ThreadLocal.withInitial(() -> new long[1]);

    @Override
    public void logBeforeExecution(StatementContext context) {
        counts.get()[0]++;
    }

    /** By the calling thread since it began. */
    long byThisThread() {
        return counts.get()[0];
    }
}
