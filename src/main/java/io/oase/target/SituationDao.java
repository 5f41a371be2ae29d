package io.oase.target;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.db.Json;
import io.oase.db.RoundTrip;
import io.oase.db.Rows;
import io.oase.inbox.ConversationState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads what clocks depend on, for many conversations in one round trip. */
final class SituationDao {
    private SituationDao() {}

    private static final TypeReference<List<Stretch>> STRETCHES = new TypeReference<>() {};

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
        Map<Long, Parts> parts = new LinkedHashMap<>();
        trip.ask("""
                SELECT c.id, c.channel_id, ch.network, ch.created_at AS connected_at, c.private AS is_private, c.kind,
                       c.priority, c.language, i.followers, c.state, c.assignee_id, c.team_id, due.at AS due_at, due.kind AS due_kind,
                       due.assignee_id AS due_for, due.team_id AS due_team
                  FROM conversation c
                  JOIN channel ch ON ch.id = c.channel_id
                  JOIN identity i ON i.id = c.identity_id
                  LEFT JOIN due ON due.conversation_id = c.id
                 WHERE c.id = ANY(:ids)
                 ORDER BY c.id
                """, ids, Row.class, rows -> rows.forEach(row -> parts.put(row.id, new Parts(row))));
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
                Mark.class,
                marks -> marks.forEach(mark -> of(parts, mark.conversationId).add(mark)));
        trip.ask(
                """
                SELECT conversation_id, id, kind, start_post_id, started_at, seen_at, target_version_id, calendar_version_id, due_at, alarm_at,
                       paused_at, nullif(pauses, '[]') AS pauses, told_percent
                  FROM clock WHERE conversation_id = ANY(:ids) AND ended_at IS NULL
                """,
                ids,
                Running.class,
                clocks -> clocks.forEach(
                        clock -> of(parts, clock.conversationId).running.add(clock.stored())));
        trip.ask("""
                SELECT conversation_id,
                       coalesce(bool_or(how IN ('answered', 'answered_outside'))
                                FILTER (WHERE kind IN ('first_response', 'next_response')), false) AS answered,
                       bool_or(kind = 'resolution') AS resolved,
                       coalesce(array_agg(start_post_id)
                                FILTER (WHERE kind IN ('first_response', 'next_response') AND start_post_id IS NOT NULL), '{}') AS closed
                  FROM clock WHERE conversation_id = ANY(:ids) AND ended_at IS NOT NULL AND how <> 'merged'
                 GROUP BY conversation_id
                """, ids, Past.class, pasts -> pasts.forEach(past -> of(parts, past.conversationId).past = past));
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
                (row, context) -> Said.of(row),
                posts -> posts.forEach(
                        post -> of(parts, post.conversationId).posts.add(post.spoken)));
        trip.then(() -> found.accept(parts.values().stream().map(Parts::found).toList()));
    }

    private static Parts of(Map<Long, Parts> parts, long conversation) {
        return Objects.requireNonNull(parts.get(conversation));
    }

    /** Columns of the first query. */
    record Row(
            long id,
            long channelId,
            String network,
            Instant connectedAt,
            boolean isPrivate,
            String kind,
            int priority,
            @Nullable String language,
            @Nullable Integer followers,
            ConversationState state,
            @Nullable Long assigneeId,
            @Nullable Long teamId,
            @Nullable Instant dueAt,
            @Nullable String dueKind,
            @Nullable Long dueFor,
            @Nullable Long dueTeam) {}

    /** One of its tags or a target named for it; that it belongs to a crisis, where neither is there. */
    record Mark(
            long conversationId,
            @Nullable String tag,
            @Nullable Long urgent) {}

    /** A clock that runs; {@code pauses} is null where there are none. */
    record Running(
            long conversationId,
            long id,
            String kind,
            @Nullable Long startPostId,
            Instant startedAt,
            Instant seenAt,
            @Nullable Long targetVersionId,
            long calendarVersionId,
            @Nullable Instant dueAt,
            @Nullable Instant alarmAt,
            @Nullable Instant pausedAt,
            @Nullable Json pauses,
            int toldPercent) {
        ClockDao.Stored stored() {
            return new ClockDao.Stored(
                    id,
                    kind,
                    startPostId,
                    startedAt,
                    seenAt,
                    targetVersionId,
                    calendarVersionId,
                    dueAt,
                    alarmAt,
                    pausedAt,
                    pauses == null ? List.of() : pauses.as(STRETCHES),
                    toldPercent);
        }
    }

    /** What the clocks that ended tell. */
    record Past(long conversationId, boolean answered, boolean resolved, List<Long> closed) {}

    private record Said(long conversationId, Turn.Spoken spoken) {
        static Said of(ResultSet row) throws SQLException {
            return new Said(
                    row.getLong("conversation_id"),
                    new Turn.Spoken(
                            row.getLong("id"),
                            row.getString("key"),
                            row.getString("parent_key"),
                            row.getBoolean("own"),
                            row.getBoolean("automatic"),
                            row.getBoolean("settled"),
                            Rows.time(row, "posted_at"),
                            Rows.time(row, "received_at"),
                            Rows.integer(row, "author")));
        }
    }

    /** What has come of one conversation. */
    private static final class Parts {
        private final Row row;
        private final Set<String> tags = new HashSet<>();
        private final Set<Long> urgent = new HashSet<>();
        private final List<ClockDao.Stored> running = new ArrayList<>();
        private final List<Turn.Spoken> posts = new ArrayList<>();
        private boolean inCrisis;
        private Past past;

        Parts(Row row) {
            this.row = row;
            this.past = new Past(row.id, false, false, List.of());
        }

        void add(Mark mark) {
            if (mark.tag != null) {
                tags.add(mark.tag);
            } else if (mark.urgent != null) {
                urgent.add(mark.urgent);
            } else {
                inCrisis = true;
            }
        }

        Found found() {
            Matter matter = new Matter(
                    row.channelId,
                    row.network,
                    row.isPrivate,
                    row.kind,
                    Set.copyOf(tags),
                    row.priority,
                    row.language,
                    row.followers,
                    inCrisis,
                    Set.copyOf(urgent));
            return new Found(
                    new Situation(
                            row.id,
                            matter,
                            row.state,
                            row.assigneeId,
                            row.teamId,
                            row.connectedAt,
                            running.stream().map(ClockDao.Stored::clock).toList(),
                            past.answered,
                            past.resolved,
                            Set.copyOf(past.closed),
                            posts),
                    running,
                    row.dueAt,
                    row.dueKind,
                    row.dueFor,
                    row.dueTeam);
        }
    }
}
