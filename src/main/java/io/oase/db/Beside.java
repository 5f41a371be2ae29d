package io.oase.db;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads on a second connection, beside a transaction and seeing the same moment as it ({@code SET TRANSACTION SNAPSHOT}), so that what
 * is long is read in two parts at once. One reading at a time in all: more would wait for each other's connections. Whoever comes
 * meanwhile, or finds no connection, reads on the transaction itself.
 */
public final class Beside {
    private static final Logger LOG = LoggerFactory.getLogger(Beside.class);

    private final Jdbi db;
    private final Executor reader;

    public Beside(Jdbi db) {
        this(db, new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "reader");
            thread.setDaemon(true);
            return thread;
        }));
    }

    /** @param reader throws {@link RejectedExecutionException} when it has no time */
    Beside(Jdbi db, Executor reader) {
        this.db = db;
        this.reader = reader;
    }

    /**
     * Begins to read.
     *
     * @param transaction repeatable read; open until the answer has been asked for
     * @param reading may be asked a second time, when the first came to nothing
     * @return the answer; waits for it, and throws what the reading throws
     */
    public <T> Supplier<T> read(Handle transaction, Function<Handle, T> reading) {
        String moment = transaction
                .createQuery("SELECT pg_export_snapshot()")
                .mapTo(String.class)
                .one();
        return begin(moment, reading)
                .<Supplier<T>>map(begun -> () -> answer(begun, transaction, reading))
                .orElse(() -> reading.apply(transaction));
    }

    private <T> Optional<CompletableFuture<T>> begin(String moment, Function<Handle, T> reading) {
        try {
            return Optional.of(CompletableFuture.supplyAsync(
                    () -> db.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
                        handle.execute("SET TRANSACTION SNAPSHOT '" + moment + "'");
                        PlannedAnew.inTransaction(handle);
                        return reading.apply(handle);
                    }),
                    reader));
        } catch (RejectedExecutionException busy) {
            return Optional.empty();
        }
    }

    private static <T> T answer(CompletableFuture<T> begun, Handle transaction, Function<Handle, T> reading) {
        try {
            return begun.join();
        } catch (CompletionException | CancellationException failed) {
            LOG.debug("What was read beside a transaction is read on it: {}", failed.getMessage());
            return reading.apply(transaction);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "reader");
        thread.setDaemon(true);
        return thread;
    }
}
