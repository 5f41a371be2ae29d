package io.oase.target;

import io.oase.db.RoundTrip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads what clocks depend on, for many conversations in one round trip. */
final class SituationDao {
    private SituationDao() {}

    /**
     * A conversation, and its clocks as they are stored.
     *
     * @param dueAt what its list row says at present; null: nothing
     * @param dueKind which clock that is
     * @param dueFor in whose list
     * @param dueTeam in which team's
     */
    record Found(
            Situation situation,
            List<ClockDao.Stored> stored,
            @Nullable Instant dueAt,
            @Nullable String dueKind,
            @Nullable Long dueFor,
            @Nullable Long dueTeam) {
        /** Whether the list says so already. */
        boolean says(ClockDao.Due due) {
            return due.at().equals(dueAt)
                    && due.kind().equals(dueKind)
                    && Objects.equals(due.assigneeId(), dueFor)
                    && Objects.equals(due.teamId(), dueTeam);
        }
    }

    /** Of conversations that are locked by this transaction, in the order of their ids. */
    static List<Found> read(Handle db, Collection<Long> conversations) {
        List<Found> found = new ArrayList<>();
        RoundTrip trip = new RoundTrip(db);
        read(trip, conversations, found::addAll);
        trip.send();
        return found;
    }

    /**
     * The same, asked along with something else. What is many for each conversation comes as rows of its own: putting it together in the
     * database and taking it apart here costs more than all else.
     */
    static void read(RoundTrip trip, Collection<Long> conversations, Consumer<List<Found>> found) {
        Map<String, Object> ids = Map.of("ids", conversations.toArray(Long[]::new));
        Map<Long, SituationRows> parts = new LinkedHashMap<>();
        trip.ask(
                """
                SELECT c.id, c.channel_id, ch.network, ch.created_at AS connected_at, c.private AS is_private, c.kind,
                       c.priority, c.language, i.followers, c.state, c.assignee_id, c.team_id, due.at AS due_at, due.kind AS due_kind,
                       due.assignee_id AS due_for, due.team_id AS due_team
                  FROM conversation c
                  JOIN channel ch ON ch.id = c.channel_id
                  JOIN identity i ON i.id = c.identity_id
                  LEFT JOIN due ON due.conversation_id = c.id
                 WHERE c.id = ANY(:ids)
                 ORDER BY c.id
                """,
                ids,
                SituationRows.Row.class,
                rows -> rows.forEach(row -> parts.put(row.id(), new SituationRows(row))));
        trip.ask(
                """
                SELECT ct.conversation_id, lower(t.name) AS tag, NULL::bigint AS urgent
                  FROM conversation_tag ct JOIN tag t ON t.id = ct.tag_id WHERE ct.conversation_id = ANY(:ids)
                 UNION ALL
                SELECT u.conversation_id, NULL, u.target_id FROM urgent_conversation u WHERE u.conversation_id = ANY(:ids)
                 UNION ALL
                SELECT x.conversation_id, NULL, NULL FROM crisis_conversation x WHERE x.conversation_id = ANY(:ids)
                """,
                ids,
                SituationRows.Mark.class,
                marks -> marks.forEach(mark -> of(parts, mark.conversationId()).add(mark)));
        trip.ask(
                """
                SELECT conversation_id, id, kind, start_post_id, started_at, seen_at, target_version_id, calendar_version_id, due_at, alarm_at, alarm_set_at,
                       paused_at, nullif(pauses, '[]') AS pauses, told_percent
                  FROM clock WHERE conversation_id = ANY(:ids) AND ended_at IS NULL
                """,
                ids,
                SituationRows.Running.class,
                clocks -> clocks.forEach(
                        clock -> of(parts, clock.conversationId()).add(clock)));
        trip.ask(
                """
                SELECT conversation_id,
                       coalesce(bool_or(how IN ('answered', 'answered_outside'))
                                FILTER (WHERE kind IN ('first_response', 'next_response')), false) AS answered,
                       bool_or(kind = 'resolution') AS resolved,
                       coalesce(array_agg(start_post_id)
                                FILTER (WHERE kind IN ('first_response', 'next_response') AND start_post_id IS NOT NULL), '{}') AS closed
                  FROM clock WHERE conversation_id = ANY(:ids) AND ended_at IS NOT NULL AND how <> 'merged'
                 GROUP BY conversation_id
                """,
                ids,
                SituationRows.Past.class,
                pasts -> pasts.forEach(past -> of(parts, past.conversationId()).add(past)));
        trip.ask(
                """
                SELECT c.id AS conversation_id, p.*
                  FROM conversation c
                 CROSS JOIN LATERAL (
                       SELECT least((SELECT max(s.posted_at) FROM clock k JOIN post s ON s.id = k.start_post_id
                                      WHERE k.conversation_id = c.id AND k.ended_at IS NOT NULL AND k.how <> 'merged'
                                        AND k.kind IN ('first_response', 'next_response')),
                                    (SELECT min(s.posted_at) FROM clock k JOIN post s ON s.id = k.start_post_id
                                      WHERE k.conversation_id = c.id AND k.ended_at IS NULL
                                        AND k.kind IN ('first_response', 'next_response', 'next_update'))) AS since OFFSET 0) kept
                 CROSS JOIN LATERAL (
                       SELECT p.id, p.key, p.parent_key, p.own, p.automatic, p.settled, p.posted_at, p.received_at,
                              (SELECT author_id FROM reply WHERE reply.id = p.reply_id) AS author
                         FROM post p
                        WHERE p.conversation_id = c.id AND p.id > c.settled_post_id AND p.deleted_at IS NULL AND (p.own OR p.addressed)
                          AND p.posted_at >= coalesce(kept.since, '-infinity') OFFSET 0) p
                 WHERE c.id = ANY(:ids)
                """,
                ids,
                (row, context) -> SituationRows.Said.of(row),
                posts -> posts.forEach(post -> of(parts, post.conversationId()).add(post)));
        trip.then(() ->
                found.accept(parts.values().stream().map(SituationRows::found).toList()));
    }

    private static SituationRows of(Map<Long, SituationRows> parts, long conversation) {
        return Objects.requireNonNull(parts.get(conversation));
    }
}
