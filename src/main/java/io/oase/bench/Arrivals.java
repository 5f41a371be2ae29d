package io.oase.bench;

import io.oase.channel.Channel;
import io.oase.channel.RemotePost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/** Posts that arrive at a steady pace, ten pages in a second, each stored through the whole ingest as another node would. */
final class Arrivals implements Runnable {
    static final String STORED = "a page of posts is stored";
    private static final int PAGES = 10;

    private final Workshop workshop;
    private final Channel channel;
    private final Screens screens;
    private final Timings timings;
    private final int posts;
    private final Mixture mixture = new Mixture(new SplittableRandom(815));
    private final AtomicLong stored = new AtomicLong();
    private volatile boolean ended;

    /** @param posts in a second */
    Arrivals(Workshop workshop, Channel channel, Screens screens, Timings timings, int posts) {
        this.workshop = workshop;
        this.channel = channel;
        this.screens = screens;
        this.timings = timings;
        this.posts = posts;
    }

    /** Posts stored so far. */
    long stored() {
        return stored.get();
    }

    void end() {
        ended = true;
    }

    @Override
    public void run() {
        long next = System.nanoTime();
        while (!ended) {
            Screens.Awaited awaited =
                    timings.of(STORED, () -> workshop.db.inTransaction(handle -> store(handle, posts / PAGES)));
            awaited.committed();
            stored.addAndGet(posts / PAGES);
            next += 1_000_000_000L / PAGES;
            pause(next - System.nanoTime());
        }
    }

    /** One of them begins something, and is waited for on every screen. */
    private Screens.Awaited store(Handle handle, int many) {
        Instant now = Instant.now(workshop.clock);
        RemotePost opening = mixture.opening(now, "load:");
        List<RemotePost> page = new ArrayList<>(mixture.page(many - 1, now));
        page.add(opening);
        workshop.ingest.store(handle, channel, page, List.of(), now);
        return screens.await(
                handle.createQuery("SELECT conversation_id FROM post WHERE channel_id = :channel AND key = :key")
                        .bind("channel", channel.id())
                        .bind("key", opening.key())
                        .mapTo(Long.class)
                        .one());
    }

    private static void pause(long nanoseconds) {
        try {
            TimeUnit.NANOSECONDS.sleep(Math.max(0, nanoseconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
