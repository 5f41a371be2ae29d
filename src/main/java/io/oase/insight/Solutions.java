package io.oase.insight;

import io.oase.db.RoundTrip;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Notes what it took when a matter is resolved, and when it is opened again; that somebody asks again as planned opens nothing. Listens after the clocks, which end first. Most of
 * what comes in resolves nothing and costs nothing here.
 */
public final class Solutions implements Facts.Sharing {
    @Override
    public void heard(RoundTrip trip, List<Fact> facts, Instant at) {
        Set<Long> opened = facts.stream()
                .filter(fact -> fact.kind() == Kind.OPENED)
                .map(Fact::conversationId)
                .collect(Collectors.toSet());
        Long[] reopened = moved(facts, "from");
        if (reopened.length > 0) {
            trip.tell("""
                            UPDATE solution s SET reopened_at = :at
                             WHERE s.conversation_id = ANY(:ids) AND s.reopened_at IS NULL
                            """, Map.of("at", at, "ids", reopened));
        }
        Long[] written = facts.stream()
                .filter(fact -> fact.kind() == Kind.RECEIVED && !opened.contains(fact.conversationId()))
                .map(Fact::conversationId)
                .distinct()
                .toArray(Long[]::new);
        if (written.length > 0) {
            // Somebody had asked again as planned, and they say that it is not solved, or something new.
            trip.tell("""
                            UPDATE solution s SET reopened_at = :at FROM conversation c
                             WHERE s.conversation_id = ANY(:ids) AND s.reopened_at IS NULL
                               AND c.id = s.conversation_id AND c.state <> 'resolved'
                            """, Map.of("at", at, "ids", written));
        }
        Long[] resolved = moved(facts, "to");
        if (resolved.length > 0) {
            trip.tell("""
                            INSERT INTO solution (clock_id, conversation_id, channel_id, target_version_id, account_id, team_id, began_at, solved_at,
                                   contacts, answers)
                            SELECT k.id, k.conversation_id, k.channel_id, k.target_version_id, k.ended_by, k.team_id, k.started_at, k.ended_at,
                                   said.contacts, said.answers
                              FROM (SELECT DISTINCT ON (conversation_id) * FROM clock
                                     WHERE conversation_id = ANY(:ids) AND kind = 'resolution' AND ended_at IS NOT NULL AND how <> 'merged'
                                     ORDER BY conversation_id, ended_at DESC, id DESC) k
                              LEFT JOIN post start ON start.id = k.start_post_id
                             CROSS JOIN LATERAL (
                                   SELECT count(*) FILTER (WHERE NOT p.own AND p.addressed) AS contacts,
                                          count(DISTINCT coalesce(p.reply_id, -p.id)) FILTER (WHERE p.own AND NOT p.automatic) AS answers
                                     FROM post p
                                    WHERE p.conversation_id = k.conversation_id AND p.deleted_at IS NULL
                                      AND p.posted_at >= coalesce(start.posted_at, k.started_at)) said
                             WHERE k.how = 'resolved'
                                ON CONFLICT (clock_id) DO NOTHING
                            """, Map.of("ids", resolved));
        }
    }

    private static Long[] moved(List<Fact> facts, String where) {
        return facts.stream()
                .filter(fact -> fact.kind() == Kind.STATE_CHANGED
                        && !fact.data().containsKey("planned")
                        && "resolved".equals(fact.data().get(where)))
                .map(Fact::conversationId)
                .distinct()
                .toArray(Long[]::new);
    }
}
