package io.oase.statement;

import io.oase.db.RoundTrip;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Keeps how each conversation of an activation stands, in the transaction in which that changes. */
public final class Standing implements Facts.Sharing {
    private static final Set<Kind> MOVES = EnumSet.of(
            Kind.RECEIVED,
            Kind.DELETED,
            Kind.ANSWERED_OUTSIDE,
            Kind.STATE_CHANGED,
            Kind.REPLY_QUEUED,
            Kind.REPLY_WITHDRAWN,
            Kind.REPLY_PUBLISHED,
            Kind.REPLY_FAILED,
            Kind.REPLY_UNKNOWN,
            Kind.REPLY_HELD,
            Kind.REPLY_RELEASED,
            Kind.APPROVAL_ASKED,
            Kind.APPROVAL_RETURNED,
            Kind.APPROVAL_ENDED,
            Kind.MERGED,
            Kind.UNMERGED,
            Kind.SPLIT,
            Kind.SPLIT_FROM);

    @Override
    public void heard(RoundTrip trip, List<Fact> facts, Instant at) {
        Set<Long> moved = new TreeSet<>();
        for (Fact fact : facts) {
            if (fact.kind() == Kind.REPLY_WITHDRAWN) {
                takenBack(trip, ((Number) Objects.requireNonNull(fact.data().get("reply"))).longValue());
            } else if (fact.kind() == Kind.MERGED) {
                long other = ((Number) Objects.requireNonNull(fact.data().get("conversation"))).longValue();
                joined(trip, other, fact.conversationId());
            }
            if (MOVES.contains(fact.kind())) {
                moved.add(fact.conversationId());
            }
        }
        if (!moved.isEmpty()) {
            recount(trip, moved);
        }
    }

    static void recount(Handle db, long conversation) {
        RoundTrip trip = new RoundTrip(db);
        recount(trip, List.of(conversation));
        trip.send();
    }

    private static void recount(RoundTrip trip, Collection<Long> conversations) {
        trip.tell("""
                        UPDATE gathered g SET stands = s.stands
                          FROM (SELECT o.activation_id, o.conversation_id, stands_in(o.activation_id, o.conversation_id, o.aside_at) AS stands
                                  FROM gathered o JOIN activation v ON v.id = o.activation_id
                                 WHERE o.conversation_id = ANY(:ids) AND v.ended_at IS NULL) s
                         WHERE g.activation_id = s.activation_id AND g.conversation_id = s.conversation_id AND g.stands <> s.stands
                        """, Map.of("ids", conversations.toArray(Long[]::new)));
    }

    /** Whoever was not answered after all can be answered with the same again. */
    private static void takenBack(RoundTrip trip, long reply) {
        trip.tell(
                "UPDATE round_answer SET state = 'left' WHERE reply_id = :reply AND state = 'done'",
                Map.of("reply", reply));
    }

    /** What becomes part of another brings with it what it belongs to. */
    private static void joined(RoundTrip trip, long other, long into) {
        trip.tell("""
                        INSERT INTO gathered (activation_id, conversation_id, how, at, by_id, aside_as, aside_at, aside_by_id)
                        SELECT g.activation_id, :into, g.how, g.at, g.by_id, g.aside_as, g.aside_at, g.aside_by_id
                          FROM gathered g JOIN activation v ON v.id = g.activation_id
                         WHERE g.conversation_id = :other AND v.ended_at IS NULL
                            ON CONFLICT (activation_id, conversation_id) DO UPDATE
                               SET aside_as = coalesce(gathered.aside_as, excluded.aside_as), aside_at = coalesce(gathered.aside_at, excluded.aside_at),
                                   aside_by_id = coalesce(gathered.aside_by_id, excluded.aside_by_id)
                        """, Map.of("into", into, "other", other));
    }
}
