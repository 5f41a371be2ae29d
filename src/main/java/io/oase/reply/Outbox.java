package io.oase.reply;

import io.oase.channel.Channels;
import io.oase.channel.Connectors;
import io.oase.inbox.Facts;
import io.oase.ingest.Ingest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what is due, a few replies at a time. Any number of nodes run one: a reply is claimed by exactly one of them
 * ({@code FOR UPDATE SKIP LOCKED}), and what a dead node had claimed is taken up when its lease runs out.
 */
public final class Outbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int WORKERS = 4;
    /** How soon what another node queued is noticed. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Jdbi db;
    private final Publishing publishing;
    private final Clock clock;
    private final String node;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, Outbox::thread);
    private final Semaphore free = new Semaphore(WORKERS);
    private final Semaphore woken = new Semaphore(0);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread loop = new Thread(this::run, "outbox");

    public Outbox(
            Jdbi db, Channels channels, Connectors connectors, Ingest ingest, Facts facts, Clock clock, String node) {
        this.db = db;
        this.publishing = new Publishing(db, channels, connectors, ingest, facts, clock, node);
        this.clock = clock;
        this.node = node;
    }

    /** Starts working. */
    public void start() {
        loop.setDaemon(true);
        loop.start();
    }

    /** Something was put in: look now. */
    public void wake() {
        woken.release();
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

    /** Claims nothing more and finishes what is being sent. */
    @Override
    public void close() {
        stopping.set(true);
        wake();
        workers.shutdown();
        try {
            loop.join(TimeUnit.SECONDS.toMillis(5));
            if (!workers.awaitTermination(40, TimeUnit.SECONDS)) {
                LOG.warn(
                        "A reply was still being sent when the time to stop was up; its outcome will be looked up later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping.get()) {
            try {
                if (!hand(claim(free.availablePermits()))) {
                    woken.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                    woken.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("The outbox could not look for what is due; it tries again", e);
                pause();
            }
        }
    }

    private List<OutboxDao.Claim> claim(int most) {
        return most == 0
                ? List.of()
                : db.inTransaction(handle -> OutboxDao.claim(handle, node, most, clock.instant(), Publishing.LEASE));
    }

    private boolean hand(List<OutboxDao.Claim> claims) throws InterruptedException {
        for (OutboxDao.Claim claim : claims) {
            free.acquire();
            workers.execute(() -> {
                try {
                    publishing.publish(claim);
                } catch (RuntimeException e) {
                    LOG.error("Reply {} stays claimed until its lease runs out", claim.replyId(), e);
                } finally {
                    free.release();
                    wake();
                }
            });
        }
        return !claims.isEmpty();
    }

    private void pause() {
        try {
            woken.tryAcquire(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "outbox-worker");
        thread.setDaemon(true);
        return thread;
    }
}
