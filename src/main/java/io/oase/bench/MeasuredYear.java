package io.oase.bench;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * A year of conversations as reports find it: each asked once, most answered once and resolved, one in twenty still open, with
 * the events, the clocks and the solutions they would have left. Not measured; written set by set.
 */
final class MeasuredYear {
    private final Jdbi db;

    MeasuredYear(Jdbi db) {
        this.db = db;
    }

    /** Adds so many conversations on these channels, answered by these accounts. */
    void fill(int conversations, List<Long> channels, List<Long> agents) {
        db.useTransaction(handle -> {
            handle.execute("SET LOCAL session_replication_role = replica"); // every reference is right by construction
            handle.execute("SET LOCAL work_mem = '128MB'");
            handle.execute("SELECT setseed(0.42)");
            handle.createUpdate("""
                            CREATE TEMP TABLE measured ON COMMIT DROP AS
                            SELECT c, (SELECT coalesce(max(id), 0) FROM conversation) + c AS id,
                                   (SELECT coalesce(max(id), 0) FROM post) + 2 * c - 1 AS post,
                                   (:channels::bigint[])[1 + c % :many] AS channel_id,
                                   (:agents::bigint[])[1 + floor(random() * :colleagues)::int] AS agent,
                                   (SELECT id FROM target_version ORDER BY id OFFSET c % 4 LIMIT 1) AS target,
                                   date_trunc('second', now()) - interval '365 days' + interval '365 days' * (c::float8 / :conversations) AS at,
                                   random() AS fate, random() AS speed, (random() * 60)::int AS delay
                              FROM generate_series(1, :conversations) AS c
                            """)
                    .bind("channels", channels.toArray(Long[]::new))
                    .bind("many", channels.size())
                    .bind("agents", agents.toArray(Long[]::new))
                    .bind("colleagues", agents.size())
                    .bind("conversations", conversations)
                    .execute();
            handle.execute("""
                    INSERT INTO conversation (id, channel_id, thread_key, identity_id, contact_id, state, kind, assignee_id, title, snippet,
                           last_post_id, last_post_at, posts, opened_at, resolved_at, created_at)
                    OVERRIDING SYSTEM VALUE
                    SELECT m.id, m.channel_id, 'year:' || m.id, i.id, i.contact_id, CASE WHEN fate < 0.05 THEN 'open' ELSE 'resolved' END,
                           'mention', agent, 'Question ' || c, 'Question ' || c, post + 1, at, 2, at,
                           CASE WHEN fate >= 0.05 THEN at + interval '1 day' END, at
                      FROM measured m CROSS JOIN (SELECT id, contact_id FROM identity ORDER BY id LIMIT 1) i
                    """);
            handle.execute("""
                    INSERT INTO post (id, channel_id, key, conversation_id, identity_id, own, addressed, kind, visibility, body, content_hash,
                           posted_at, received_at)
                    OVERRIDING SYSTEM VALUE
                    SELECT post + n, channel_id, 'year:' || post + n, m.id, (SELECT min(id) FROM identity), n = 1, n = 0, 'mention', 'public',
                           'Words', 'year', at + n * (power(speed, 4) * 90000 + 30)::int * interval '1 s',
                           at + n * (power(speed, 4) * 90000 + 30)::int * interval '1 s' + delay * interval '1 s'
                      FROM measured m CROSS JOIN (VALUES (0), (1)) AS word(n) WHERE n = 0 OR fate >= 0.05
                    """);
            handle.execute("""
                    INSERT INTO event (conversation_id, at, actor_id, kind, data)
                    SELECT conversation_id, received_at, NULL, CASE WHEN own THEN 'answered_outside' ELSE 'received' END,
                           jsonb_build_object('post', id)
                      FROM post WHERE key LIKE 'year:%' ORDER BY received_at
                    """);
            handle.execute("""
                    INSERT INTO clock (conversation_id, channel_id, kind, start_post_id, started_at, seen_at, target_version_id,
                           calendar_version_id, span_seconds, counting, due_at, warn_at, ended_at, how, ended_by, end_post_id, seconds,
                           open_seconds, delay_seconds, delay_open_seconds, missed)
                    SELECT id, channel_id, kind, post, at, at + delay * interval '1 s', target, (SELECT min(id) FROM calendar_version),
                           span, CASE WHEN span IS NOT NULL THEN 'clock' END, CASE WHEN span IS NOT NULL THEN at + span * interval '1 s' END,
                           CASE WHEN span IS NOT NULL THEN at + span * 0.75 * interval '1 s' END,
                           CASE WHEN NOT open THEN at + s * interval '1 s' END,
                           CASE WHEN open THEN NULL WHEN kind = 'take' THEN 'taken' WHEN fate > 0.97 THEN 'no_answer_needed'
                                WHEN kind = 'resolution' THEN 'resolved' WHEN fate > 0.9 THEN 'answered_outside' ELSE 'answered' END,
                           CASE WHEN NOT open AND fate NOT BETWEEN 0.9 AND 0.97 THEN agent END, CASE WHEN NOT open THEN post + 1 END,
                           CASE WHEN NOT open THEN s END, CASE WHEN NOT open THEN s / 3 END, CASE WHEN NOT open THEN least(delay, s) END,
                           CASE WHEN NOT open THEN least(delay, s) / 3 END, CASE WHEN NOT open AND span IS NOT NULL THEN s > span END
                      FROM (SELECT m.*, k.kind, k.span, (power(speed, 4) * k.length)::int + 30 AS s, fate < 0.05 AND k.kind <> 'take' AS open
                              FROM measured m
                             CROSS JOIN (VALUES ('take', 30000, NULL::int), ('first_response', 90000, 14400), ('resolution', 600000, NULL))
                                     AS k(kind, length, span)) timed
                     ORDER BY at
                    """);
            handle.execute("""
                    INSERT INTO due (conversation_id, at, warn_at, kind, assignee_id)
                    SELECT k.conversation_id, k.due_at, k.warn_at, k.kind, m.agent
                      FROM clock k JOIN measured m ON m.id = k.conversation_id WHERE k.ended_at IS NULL AND k.due_at IS NOT NULL
                    """);
            handle.execute("""
                    INSERT INTO solution (clock_id, conversation_id, channel_id, target_version_id, account_id, began_at, solved_at, contacts, answers)
                    SELECT k.id, k.conversation_id, k.channel_id, k.target_version_id, k.ended_by, k.started_at, k.ended_at,
                           1 + m.c % 4, 1 + m.c % 3 / 2
                      FROM clock k JOIN measured m ON m.id = k.conversation_id WHERE k.kind = 'resolution' AND k.how = 'resolved'
                    """);
            for (String table : List.of("conversation", "post")) {
                handle.execute("SELECT setval(pg_get_serial_sequence('%1$s', 'id'), (SELECT max(id) FROM %1$s))"
                        .formatted(table));
            }
        });
        Filling.settle(db);
    }

    /**
     * What the first responses of a period cost and come to when they are put together from the events: by the clock alone, since
     * opening hours are no question for SQL.
     *
     * @param channel on which they were asked
     * @return mean and median in seconds, and how many
     */
    List<Double> fromEvents(long channel, Instant from, Instant to) {
        return db.withHandle(handle -> handle.createQuery("""
                        WITH asked AS (
                               SELECT e.conversation_id, min(p.posted_at) AS at
                                 FROM event e JOIN post p ON p.id = (e.data ->> 'post')::bigint
                                WHERE e.kind = 'received' AND p.addressed AND NOT p.own AND p.channel_id = :channel
                                GROUP BY e.conversation_id
                               HAVING min(p.posted_at) >= :from AND min(p.posted_at) < :to),
                             answered AS (
                               SELECT a.conversation_id, a.at, min(p.posted_at) AS answered
                                 FROM asked a JOIN post p ON p.conversation_id = a.conversation_id AND p.own AND NOT p.automatic
                                  AND p.deleted_at IS NULL AND p.posted_at > a.at
                                GROUP BY a.conversation_id, a.at)
                        SELECT avg(extract(epoch FROM answered - at))::float8 AS mean,
                               percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answered - at))::float8 AS median,
                               count(*)::float8 AS many
                          FROM answered
                        """)
                .bind("channel", channel)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> List.of(row.getDouble("mean"), row.getDouble("median"), row.getDouble("many")))
                .one());
    }
}
