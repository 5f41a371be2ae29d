package io.oase.db;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does what is due: as soon as it is woken, and by itself every second, which is how soon what another node left
 * is noticed. What goes wrong is logged and tried again; that the database is away is no fault of the work's.
 */
public final class Lookout implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Work work;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;

    /** What is done. */
    @FunctionalInterface
    public interface Work {
        /** Does some of what is due; false when nothing is. */
        boolean doSome() throws InterruptedException;
    }

    /** @param name of the thread, in logs too */
    public Lookout(String name, Work work) {
        this.work = work;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** Starts looking. */
    public void start() {
        thread.start();
    }

    /** There is something to do: look now. */
    public void wake() {
        woken.release();
    }

    /** Looks no more, and waits this long for what is being done. */
    public void stop(Duration patience) throws InterruptedException {
        stopping = true;
        wake();
        thread.join(patience.toMillis());
    }

    /** Looks no more, and waits for the transaction that is under way, ten seconds at most. */
    @Override
    public void close() {
        try {
            stop(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                if (!work.doSome()) {
                    woken.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
                    woken.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (DatabaseAway.is(e)) {
                    LOG.warn("{} waits for the database: {}", thread.getName(), e.getMessage());
                } else {
                    LOG.error("{} could not do what is due; it tries again", thread.getName(), e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
