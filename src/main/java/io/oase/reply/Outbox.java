package io.oase.reply;

import io.oase.channel.Channels;
import io.oase.channel.Connectors;
import io.oase.db.Lookout;
import io.oase.inbox.Facts;
import io.oase.ingest.Ingest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what is due, a few replies at a time. Any number of nodes run one: a reply is claimed by exactly one of them
 * ({@code FOR UPDATE SKIP LOCKED}), and what a dead node had claimed is free as soon as another has noticed
 * ({@link io.oase.db.Presence}).
 */
public final class Outbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int WORKERS = 4;

    private final Jdbi db;
    private final Publishing publishing;
    private final Clock clock;
    private final LongSupplier node;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, Outbox::thread);
    private final Queue<OutboxDao.Claim> owed = new ConcurrentLinkedQueue<>();
    private final Semaphore free = new Semaphore(WORKERS);
    private final Lookout lookout = new Lookout("outbox", this::doSome);

    /**
     * @param node number this node claims under; throws when it has none at the moment
     * @param shutOut is told the id of a channel whose network no longer accepts our access, as publishing found
     */
    public Outbox(
            Jdbi db,
            Channels channels,
            Connectors connectors,
            Ingest ingest,
            Facts facts,
            Clock clock,
            LongSupplier node,
            LongConsumer shutOut) {
        this(db, channels, connectors, ingest, facts, clock, node, shutOut, Sending.SETTLE);
    }

    /** The same with a choice how long after an attempt it is believed that nothing arrived. */
    public Outbox(
            Jdbi db,
            Channels channels,
            Connectors connectors,
            Ingest ingest,
            Facts facts,
            Clock clock,
            LongSupplier node,
            LongConsumer shutOut,
            Duration settle) {
        this.db = db;
        this.publishing = new Publishing(db, channels, connectors, ingest, facts, clock, shutOut, settle);
        this.clock = clock;
        this.node = node;
    }

    /** Starts working. */
    public void start() {
        lookout.start();
    }

    /** Something was put in: look now. */
    public void wake() {
        lookout.wake();
    }

    /** Claims and publishes what is due, in the calling thread; says how many replies that was. For tests and tools. */
    public int publishDue() {
        List<OutboxDao.Claim> claims = claim(WORKERS);
        claims.forEach(publishing::publish);
        return claims.size();
    }

    /** How many replies wait to be published. */
    public long size() {
        return db.withHandle(OutboxDao::size);
    }

    /** Claims nothing more, finishes the parts that are being sent, and gives the rest back. */
    @Override
    public void close() {
        publishing.stop();
        try {
            lookout.stop(Duration.ofSeconds(5));
            workers.shutdown();
            if (!workers.awaitTermination(40, TimeUnit.SECONDS)) {
                LOG.warn(
                        "A reply was still being sent when the time to stop was up; its outcome will be looked up later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean doSome() throws InterruptedException {
        giveBack();
        return hand(claim(free.availablePermits()));
    }

    private List<OutboxDao.Claim> claim(int most) {
        return most == 0
                ? List.of()
                : db.inTransaction(handle -> OutboxDao.claim(handle, node.getAsLong(), most, clock.instant()));
    }

    /** What a worker could not give back because the database was away. */
    private void giveBack() {
        for (OutboxDao.Claim claim = owed.peek(); claim != null; claim = owed.peek()) {
            OutboxDao.Claim back = claim;
            db.useHandle(handle -> OutboxDao.later(handle, back, clock.instant()));
            owed.remove();
        }
    }

    private boolean hand(List<OutboxDao.Claim> claims) throws InterruptedException {
        for (OutboxDao.Claim claim : claims) {
            free.acquire();
            workers.execute(() -> {
                try {
                    publishing.publish(claim);
                } catch (RuntimeException e) {
                    LOG.error("Reply {} could not be dealt with and is given back", claim.replyId(), e);
                    owed.add(claim);
                } finally {
                    free.release();
                    wake();
                }
            });
        }
        return !claims.isEmpty();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "outbox-worker");
        thread.setDaemon(true);
        return thread;
    }
}
