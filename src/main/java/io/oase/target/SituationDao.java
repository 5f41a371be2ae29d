package io.oase.target;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.db.Json;
import io.oase.inbox.ConversationState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads what clocks depend on, for many conversations in one round trip. */
final class SituationDao {
    private SituationDao() {}

    private static final TypeReference<List<ClockDao.Stored>> CLOCKS = new TypeReference<>() {};
    private static final TypeReference<List<Turn.Spoken>> POSTS = new TypeReference<>() {};

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

    /** Of conversations that are locked by this transaction. */
    static List<Found> read(Handle db, Collection<Long> conversations) {
        return db.createQuery("""
                        SELECT c.id, c.channel_id, ch.network, ch.created_at AS connected_at, c.private AS is_private, c.kind,
                               c.priority, c.language, i.followers, c.state, c.assignee_id, c.team_id, due.at AS due_at, due.kind AS due_kind,
                               due.assignee_id AS due_for, due.team_id AS due_team,
                               ARRAY(SELECT lower(t.name) FROM conversation_tag ct JOIN tag t ON t.id = ct.tag_id
                                      WHERE ct.conversation_id = c.id) AS tags,
                               c.id = ANY (ARRAY(SELECT x.conversation_id FROM crisis_conversation x WHERE x.conversation_id = ANY(:ids))) AS in_crisis,
                               ARRAY(SELECT u.target_id FROM urgent_conversation u WHERE u.conversation_id = c.id) AS urgent,
                               coalesce(past.answered, false) AS answered,
                               coalesce(past.resolved, false) AS resolved_before,
                               coalesce(past.closed, '{}') AS closed,
                               coalesce(running.clocks, '[]') AS clocks, coalesce(spoken.posts, '[]') AS posts
                          FROM conversation c
                          JOIN channel ch ON ch.id = c.channel_id
                          JOIN identity i ON i.id = c.identity_id
                          LEFT JOIN due ON due.conversation_id = c.id
                         CROSS JOIN LATERAL (
                               SELECT jsonb_agg(jsonb_build_object(
                                          'id', k.id, 'kind', k.kind, 'start_post_id', k.start_post_id, 'started_at', k.started_at,
                                          'seen_at', k.seen_at, 'target_version_id', k.target_version_id,
                                          'calendar_version_id', k.calendar_version_id, 'due_at', k.due_at, 'alarm_at', k.alarm_at,
                                          'paused_at', k.paused_at, 'pauses', k.pauses, 'told_percent', k.told_percent)) AS clocks,
                                      array_agg(k.start_post_id) FILTER (WHERE k.kind LIKE '%_response' OR k.kind = 'next_update') AS began
                                 FROM clock k WHERE k.conversation_id = c.id AND k.ended_at IS NULL) running
                         CROSS JOIN LATERAL (
                               SELECT bool_or(k.how IN ('answered', 'answered_outside')) FILTER (WHERE k.kind LIKE '%_response') AS answered,
                                      bool_or(k.kind = 'resolution') AS resolved,
                                      array_agg(k.start_post_id) FILTER (WHERE k.kind LIKE '%_response' AND k.start_post_id IS NOT NULL) AS closed
                                 FROM clock k WHERE k.conversation_id = c.id AND k.ended_at IS NOT NULL AND k.how <> 'merged') past
                         CROSS JOIN LATERAL (
                               SELECT least((SELECT max(p.posted_at) FROM post p WHERE p.id = ANY(past.closed)),
                                            (SELECT min(p.posted_at) FROM post p WHERE p.id = ANY(running.began))) AS since) kept
                         CROSS JOIN LATERAL (
                               SELECT jsonb_agg(jsonb_build_object(
                                          'id', p.id, 'key', p.key, 'parentKey', p.parent_key, 'own', p.own, 'automatic', p.automatic, 'settled', p.settled,
                                          'postedAt', p.posted_at, 'receivedAt', p.received_at, 'author', r.author_id)) AS posts
                                 FROM post p LEFT JOIN reply r ON r.id = p.reply_id
                                WHERE p.conversation_id = c.id AND p.id > c.settled_post_id AND p.deleted_at IS NULL
                                  AND (p.own OR p.addressed) AND p.posted_at >= coalesce(kept.since, '-infinity')) spoken
                         WHERE c.id = ANY(:ids)
                         ORDER BY c.id
                        """)
                .bind("ids", conversations.toArray(Long[]::new))
                .mapTo(Row.class)
                .map(Row::found)
                .list();
    }

    /** Columns of the query. */
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
            @Nullable Long dueTeam,
            List<String> tags,
            boolean inCrisis,
            List<Long> urgent,
            boolean answered,
            boolean resolvedBefore,
            List<Long> closed,
            Json clocks,
            Json posts) {
        Found found() {
            List<ClockDao.Stored> stored = clocks.as(CLOCKS);
            return new Found(
                    new Situation(
                            id,
                            new Matter(
                                    channelId,
                                    network,
                                    isPrivate,
                                    kind,
                                    Set.copyOf(tags),
                                    priority,
                                    language,
                                    followers,
                                    inCrisis,
                                    Set.copyOf(urgent)),
                            state,
                            assigneeId,
                            teamId,
                            connectedAt,
                            stored.stream().map(ClockDao.Stored::clock).toList(),
                            answered,
                            resolvedBefore,
                            Set.copyOf(closed),
                            posts.as(POSTS)),
                    stored,
                    dueAt,
                    dueKind,
                    dueFor,
                    dueTeam);
        }
    }
}
