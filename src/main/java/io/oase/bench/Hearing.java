package io.oase.bench;

import io.oase.channel.Channel;
import io.oase.channel.RemotePost;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** How long it takes from the commit of a new post to the event on every open stream. */
final class Hearing {
    private final Workshop workshop;
    private final Channel channel;
    private final Mixture mixture = new Mixture(new SplittableRandom(4711));

    Hearing(Workshop workshop, Channel channel) {
        this.workshop = workshop;
        this.channel = channel;
    }

    /** Milliseconds, one value for each post and stream. */
    List<Double> listen(Streams streams, int posts) throws IOException {
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < posts; i++) {
            long conversation = workshop.db.inTransaction(handle -> {
                RemotePost post = mixture.opening(Instant.now(workshop.clock), "bench:live:");
                workshop.ingest.store(handle, channel, List.of(post), List.of(), Instant.now(workshop.clock));
                return handle.createQuery("SELECT conversation_id FROM post WHERE channel_id = :channel AND key = :key")
                        .bind("channel", channel.id())
                        .bind("key", post.key())
                        .mapTo(Long.class)
                        .one();
            });
            long committed = System.nanoTime();
            for (long heard : streams.await("{\"id\":" + conversation + "}")) {
                took.add(Math.max(0, heard - committed) / 1e6);
            }
        }
        return took;
    }
}
