package io.oase.target;

import io.oase.db.DatabaseAway;
import io.oase.db.Signals;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of a node that takes the steps that are due and brings clocks up to date; all nodes share the work. */
public final class Ticking implements AutoCloseable {
    /** Topic of the signal that there is something to bring up to date. */
    static final String TOPIC = "oase_clocks";

    private static final Logger LOG = LoggerFactory.getLogger(Ticking.class);
    private static final long LOOK_EVERY_MS = 1_000;

    private final Escalating escalating;
    private final Renewing renewing;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "clocks");
    private volatile boolean stopping;

    public Ticking(Escalating escalating, Renewing renewing, Signals signals) {
        this.escalating = escalating;
        this.renewing = renewing;
        signals.listen(TOPIC, payload -> woken.release(), woken::release);
    }

    /** Starts working. */
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Finishes the transaction it is in. */
    @Override
    public void close() {
        stopping = true;
        woken.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                boolean more = escalating.takeSome();
                more |= renewing.renewSome();
                if (!more) {
                    woken.tryAcquire(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
                    woken.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (DatabaseAway.is(e)) {
                    LOG.warn("Response times wait for the database: {}", e.getMessage());
                } else {
                    LOG.error("A step of a response time could not be taken; it is tried again", e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
