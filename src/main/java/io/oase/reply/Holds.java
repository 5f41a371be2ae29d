package io.oase.reply;

import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Stops replies, so that it can be proved. Whoever places a hold and whoever is about to send take turns: a part is noted as being
 * sent, or the hold is seen; there is no moment in between. Once something of a reply is out, the rest follows: half a message is
 * worse.
 */
public final class Holds {
    /** Whoever sends shares it for a moment; whoever places a hold has it alone. */
    private static final long TURN = 7_060_001;

    private final Facts facts;

    public Holds(Facts facts) {
        this.facts = facts;
    }

    /** What can be stopped. */
    public enum What {
        /** Acknowledgements nobody wrote; at present these are all {@link #AUTOMATIC} messages there are. */
        ACKNOWLEDGEMENTS,
        AUTOMATIC,
        /** What people have written until now and is not out yet. */
        QUEUED
    }

    /**
     * Something to stop.
     *
     * @param channel null: on every channel, also those that are connected later
     * @param audience public or private; null: both
     */
    public record Hold(
            What what, @Nullable Long channel, @Nullable String audience) {}

    /**
     * What came of placing holds.
     *
     * @param held replies that are held now
     * @param onTheirWay replies that were being sent at that moment and could not be stopped
     */
    public record Placed(List<Long> held, List<Long> onTheirWay) {
        public Placed {
            held = List.copyOf(held);
            onTheirWay = List.copyOf(onTheirWay);
        }
    }

    /**
     * Places holds in the caller's transaction; from its commit on nothing they mean goes out, on no node.
     *
     * @param placedFor number of what they are for, by which they are lifted
     */
    public Placed place(Handle db, long placedFor, List<Hold> holds, Instant at) {
        db.execute("SELECT pg_advisory_xact_lock(?)", TURN);
        holds.forEach(hold -> HoldDao.insert(db, placedFor, hold, at));
        List<HoldDao.Stopped> stopped = HoldDao.holdQueued(db, at);
        facts.publish(
                db,
                stopped.stream()
                        .map(each -> Fact.of(
                                each.conversationId(),
                                Kind.REPLY_HELD,
                                Map.of("reply", each.replyId(), "placed_for", each.placedFor())))
                        .toList(),
                at);
        return new Placed(stopped.stream().map(HoldDao.Stopped::replyId).toList(), HoldDao.onTheirWay(db, placedFor));
    }

    /** Lifts what was placed for something. What is held stays so until somebody decides about it. */
    public void lift(Handle db, long placedFor, Instant at) {
        db.createUpdate("UPDATE hold SET lifted_at = :at WHERE placed_for = :placedFor AND lifted_at IS NULL")
                .bind("at", at)
                .bind("placedFor", placedFor)
                .execute();
    }

    /** How many replies holds like these would stop now. */
    public int wouldStop(Handle db, List<Hold> holds) {
        return HoldDao.wouldStop(db, holds);
    }

    /** Whether automatic messages are stopped where this post was written. */
    static boolean stopsAutomatic(Handle db, long channel, boolean hushed) {
        return db.createQuery("""
                        SELECT EXISTS (SELECT FROM hold
                                        WHERE lifted_at IS NULL AND what <> 'queued' AND (channel_id IS NULL OR channel_id = :channel)
                                          AND (audience IS NULL OR audience = :audience))
                        """)
                .bind("channel", channel)
                .bind("audience", hushed ? "private" : "public")
                .mapTo(Boolean.class)
                .one();
    }

    /** Takes a turn at sending, before any row is locked: nobody places a hold before this transaction ends. */
    static void takeTurn(Handle db) {
        db.execute("SELECT pg_advisory_xact_lock_shared(?)", TURN);
    }

    /** Whether a hold stops this reply, on whose claim the caller has its hand and whose turn it is; it is held then. */
    static boolean stops(Handle db, Facts facts, long reply, Instant at) {
        return HoldDao.holdClaimed(db, reply, at)
                .map(stopped -> {
                    facts.publish(
                            db,
                            List.of(Fact.of(
                                    stopped.conversationId(),
                                    Kind.REPLY_HELD,
                                    Map.of("reply", reply, "placed_for", stopped.placedFor(), "late", 1))),
                            at);
                    return true;
                })
                .orElse(false);
    }

    static String id(What what) {
        return what.name().toLowerCase(Locale.ROOT);
    }
}
