package io.oase.notice;

import io.oase.db.Lookout;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what is due by one way, a few at a time. Any number of nodes run one: a delivery is claimed by exactly one of them
 * ({@code FOR UPDATE SKIP LOCKED}), and what a dead node had claimed is free as soon as another has noticed
 * ({@link io.oase.db.Presence}). Each way has its own, so that a webhook nobody answers does not hold up mails.
 */
final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int WORKERS = 4;

    private final Jdbi db;
    private final Carrier carrier;
    private final Delivering delivering;
    private final Clock clock;
    private final LongSupplier node;
    private final ExecutorService workers;
    private final Semaphore free = new Semaphore(WORKERS);
    private final Lookout lookout;

    /** @param node number this node claims under; throws when it has none at the moment */
    Courier(Jdbi db, Carrier carrier, Delivering delivering, Clock clock, LongSupplier node) {
        this.db = db;
        this.carrier = carrier;
        this.delivering = delivering;
        this.clock = clock;
        this.node = node;
        String name = "courier-" + carrier.way().name().toLowerCase(java.util.Locale.ROOT);
        this.workers = Executors.newFixedThreadPool(WORKERS, work -> daemon(work, name + "-worker"));
        this.lookout = new Lookout(name, () -> hand(claim(free.availablePermits())));
    }

    void start() {
        lookout.start();
    }

    /** Claims and delivers what is due, in the calling thread; says how many that were. */
    int deliverDue() {
        List<DeliveryDao.Claim> claims = claim(WORKERS);
        claims.forEach(claim -> delivering.deliver(carrier, claim));
        return claims.size();
    }

    /** Claims nothing more and lets what is under way end; what does not is free when this node is gone. */
    @Override
    public void close() {
        try {
            lookout.stop(Duration.ofSeconds(5));
            workers.shutdown();
            if (!workers.awaitTermination(25, TimeUnit.SECONDS)) {
                LOG.warn("A notice was still being delivered when the time to stop was up; it is tried again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<DeliveryDao.Claim> claim(int most) {
        carrier.gather();
        return most == 0
                ? List.of()
                : db.inTransaction(
                        handle -> DeliveryDao.claim(handle, carrier.way(), node.getAsLong(), most, clock.instant()));
    }

    private boolean hand(List<DeliveryDao.Claim> claims) throws InterruptedException {
        for (DeliveryDao.Claim claim : claims) {
            free.acquire();
            workers.execute(() -> {
                try {
                    delivering.deliver(carrier, claim);
                } finally {
                    free.release();
                    lookout.wake();
                }
            });
        }
        return !claims.isEmpty();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
