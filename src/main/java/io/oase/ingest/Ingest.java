package io.oase.ingest;

import io.oase.channel.Channel;
import io.oase.channel.RemotePost;
import io.oase.db.RoundTrip;
import io.oase.inbox.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores a page of posts: each once, in its thread, with its author, in one transaction that belongs to the caller. One
 * round trip per page for each kind of row. Storing the same page again changes nothing.
 */
public final class Ingest {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    private final Facts facts;
    private final OurReplies ourReplies;

    public Ingest(Facts facts, OurReplies ourReplies) {
        this.facts = facts;
        this.ourReplies = ourReplies;
    }

    /**
     * What a page brought.
     *
     * @param received usable posts in the page
     * @param fresh posts that were not known before
     * @param unusable posts left out because they had no usable key
     * @param lag from posted to stored of the newest inbound one; null when nothing new came in
     */
    public record Result(
            int received, int fresh, int unusable, @Nullable Duration lag) {
        /** Both together. */
        Result and(Result more) {
            @Nullable
            Duration smaller = lag == null || more.lag != null && more.lag.compareTo(lag) < 0 ? more.lag : lag;
            return new Result(received + more.received, fresh + more.fresh, unusable + more.unusable, smaller);
        }
    }

    /** Stores posts and deletions. */
    public Result store(
            Handle db, Channel channel, Collection<RemotePost> posts, Collection<String> deleted, Instant now) {
        List<String> gone =
                deleted.stream().map(Clean::key).filter(Objects::nonNull).toList();
        Map<String, Arrival> arrivals = new LinkedHashMap<>();
        int unusable = 0;
        // Cleaning is most of the work that is done here and not in the database.
        for (@Nullable
        Arrival arrival : posts.parallelStream().map(post -> arrival(post, now)).toList()) {
            if (arrival == null) {
                unusable++;
            } else {
                // The same post twice in one page: what is meant for us wins over what is context.
                arrivals.merge(arrival.key(), arrival, (a, b) -> a.addressed() && !b.addressed() ? a : b);
            }
        }
        Known known = Known.of(db, channel.id(), channel.network(), arrivals.values(), gone);
        Intake intake = new Intake(db, channel, arrivals, known, ourReplies, now);
        int fresh = arrivals.isEmpty() ? 0 : intake.storePosts();
        intake.delete(gone);
        RoundTrip trip = new RoundTrip(db);
        facts.publish(trip, intake.finish(trip), now);
        return new Result(arrivals.size(), fresh, unusable, intake.lag());
    }

    private static @Nullable Arrival arrival(RemotePost post, Instant now) {
        try {
            return Arrival.of(post, now);
        } catch (RuntimeException unforeseen) {
            LOG.error("A post could not be understood", Unforeseen.withoutWords(unforeseen));
            return null;
        }
    }

    /** Stores an answer of ours that was just published from here. */
    public void storeOwn(Handle db, Channel channel, RemotePost own, Instant now) {
        store(db, channel, List.of(own), List.of(), now);
    }
}
