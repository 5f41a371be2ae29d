package io.oase.bench;

import io.oase.search.Learning;
import java.util.List;
import java.util.SplittableRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Fills the database with so many posts as ingest would have left them over a year: four of ten begin a conversation, nine of
 * ten conversations are resolved, some of the others have somebody, every tenth has a tag. Not measured; written set by set,
 * indexes last, and with their words learnt.
 */
final class Filling {
    private static final int TEXTS = 20_000;

    private final Jdbi db;
    private final int posts;

    Filling(Jdbi db, int posts) {
        this.db = db;
        this.posts = posts;
    }

    /** Fills these channels; what is not new is given to these accounts. */
    void fill(List<Long> channels, List<Long> agents) {
        db.useTransaction(handle -> {
            handle.execute("SET LOCAL session_replication_role = replica"); // every reference is right by construction
            handle.execute("SET LOCAL maintenance_work_mem = '256MB'");
            handle.execute("SET LOCAL work_mem = '128MB'");
            handle.execute("SELECT setseed(0.42)");
            texts(handle);
            plan(handle, channels, agents);
            people(handle, channels.get(0));
            conversations(handle);
            List<String> indexes = dropIndexes(handle);
            posts(handle);
            indexes.forEach(handle::execute);
            events(handle);
            tags(handle);
            for (String table : List.of("contact", "identity", "conversation", "post")) {
                handle.execute("SELECT setval(pg_get_serial_sequence('%1$s', 'id'), (SELECT max(id) FROM %1$s))"
                        .formatted(table));
            }
        });
        settle(db);
    }

    /** As a database is that has been in use for a while: nothing is left to be done behind what comes in. */
    static void settle(Jdbi db) {
        Learning learning = new Learning(db);
        while (learning.learnSome()) {
            // Until there is no word it does not know.
        }
        db.useHandle(handle -> handle.execute("VACUUM ANALYZE"));
        db.useHandle(handle -> handle.execute("CHECKPOINT"));
    }

    private void texts(Handle handle) {
        handle.execute("CREATE TEMP TABLE words (n int PRIMARY KEY, body text, language text) ON COMMIT DROP");
        Texts texts = new Texts(new SplittableRandom(7));
        PreparedBatch batch = handle.prepareBatch("INSERT INTO words VALUES (?, ?, ?)");
        for (int i = 0; i < TEXTS; i++) {
            Texts.Text text = texts.next();
            batch.add(i, text.words(), text.language());
        }
        batch.execute();
    }

    /** Who begins what when, and who answers. */
    private void plan(Handle handle, List<Long> channels, List<Long> agents) {
        handle.createUpdate("""
                        CREATE TEMP TABLE matter ON COMMIT DROP AS
                        SELECT c, (:channels::bigint[])[1 + c % :many] AS channel_id,
                               (SELECT coalesce(max(id), 0) FROM conversation) + c AS id,
                               (SELECT coalesce(max(id), 0) FROM identity) + 2 + floor(power(random(), 1.5) * :people)::bigint AS who,
                               now() - interval '365 days' + interval '365 days' * (c::float8 / :matters) AS opened_at,
                               random() < 0.12 AS private, random() AS fate,
                               (:agents::bigint[])[1 + floor(random() * :colleagues)::int] AS agent
                          FROM generate_series(1, :matters) AS c
                        """)
                .bind("channels", channels.toArray(Long[]::new))
                .bind("many", channels.size())
                .bind("agents", agents.toArray(Long[]::new))
                .bind("colleagues", agents.size())
                .bind("people", people())
                .bind("matters", matters())
                .execute();
        handle.createUpdate("""
                        CREATE TEMP TABLE said ON COMMIT DROP AS
                        SELECT (SELECT coalesce(max(id), 0) FROM post) + row_number() OVER (ORDER BY posted_at, i) AS id, i, c, own,
                               posted_at, floor(random() * :texts)::int AS text
                          FROM (SELECT i, c, i > :matters AND random() < 0.35 AS own,
                                       CASE WHEN i <= :matters THEN opened_at
                                            ELSE least(now(), opened_at + interval '2 days' * power(random(), 2)) END AS posted_at
                                  FROM (SELECT i, CASE WHEN i <= :matters THEN i ELSE 1 + floor(random() * :matters)::int END AS c
                                          FROM generate_series(1, :posts) AS i) chosen
                                  JOIN matter USING (c)) timed
                        """)
                .bind("texts", TEXTS)
                .bind("matters", matters())
                .bind("posts", posts)
                .execute();
        handle.execute("ANALYZE words, matter, said");
    }

    /** The first of them are we. */
    private void people(Handle handle, long channel) {
        handle.createUpdate("""
                        WITH fresh AS (
                               INSERT INTO contact (id, name, created_at) OVERRIDING SYSTEM VALUE
                               SELECT (SELECT coalesce(max(id), 0) FROM contact) + p, 'Person ' || p, now() - interval '365 days'
                                 FROM generate_series(1, :people + 1) AS p
                               RETURNING id)
                        INSERT INTO identity (id, contact_id, network, key, handle, display_name, avatar_url, followers, seen_at)
                        OVERRIDING SYSTEM VALUE
                        SELECT (SELECT coalesce(max(id), 0) FROM identity) + row_number() OVER (ORDER BY id), id,
                               (SELECT network FROM channel WHERE id = :channel),
                               'fill:' || id, 'person' || id || '@bench.example', 'Person ' || id,
                               'https://bench.example/faces/' || id || '.png', id % 5000, now()
                          FROM fresh
                        """)
                .bind("people", people())
                .bind("channel", channel)
                .execute();
    }

    private void conversations(Handle handle) {
        handle.execute("""
                INSERT INTO conversation (id, channel_id, thread_key, identity_id, contact_id, state, private, kind, assignee_id, title,
                       snippet, language, unanswered_since, last_post_id, last_post_at, posts, opened_at, resolved_at, created_at)
                OVERRIDING SYSTEM VALUE
                SELECT m.id, m.channel_id, 'fill:' || m.c, m.who, i.contact_id,
                       CASE WHEN fate < 0.03 THEN 'new' WHEN fate < 0.06 THEN 'open' WHEN fate < 0.08 THEN 'waiting' ELSE 'resolved' END,
                       m.private, CASE WHEN m.private THEN 'message' ELSE 'mention' END,
                       CASE WHEN fate > 0.035 THEN agent END, left(first.body, 110), '@hilfe ' || left(latest.body, 233), first.language,
                       s.unanswered_since, s.last_id, s.last_at, s.posts, m.opened_at,
                       CASE WHEN fate >= 0.08 THEN s.last_at END, m.opened_at
                  FROM matter m
                  JOIN identity i ON i.id = m.who
                  JOIN (SELECT c, count(*) AS posts, max(id) AS last_id, max(posted_at) AS last_at,
                               min(posted_at) FILTER (WHERE NOT own AND posted_at > coalesce(answered_at, '-infinity')) AS unanswered_since
                          FROM (SELECT *, max(posted_at) FILTER (WHERE own) OVER (PARTITION BY c) AS answered_at FROM said) each
                         GROUP BY c) s ON s.c = m.c
                  JOIN said opening ON opening.i = m.c
                  JOIN words first ON first.n = opening.text
                  JOIN said last ON last.id = s.last_id
                  JOIN words latest ON latest.n = last.text
                 ORDER BY m.c
                """);
    }

    private static List<String> dropIndexes(Handle handle) {
        List<String> made = handle.createQuery("""
                        SELECT indexdef FROM pg_indexes
                         WHERE schemaname = 'public' AND tablename = 'post' AND indexname NOT IN (SELECT conname FROM pg_constraint)
                        """).mapTo(String.class).list();
        handle.createQuery("""
                        SELECT indexname FROM pg_indexes
                         WHERE schemaname = 'public' AND tablename = 'post' AND indexname NOT IN (SELECT conname FROM pg_constraint)
                        """).mapTo(String.class).list().forEach(name -> handle.execute("DROP INDEX " + name));
        return made;
    }

    private void posts(Handle handle) {
        handle.createUpdate("""
                        INSERT INTO post (id, channel_id, key, conversation_id, identity_id, own, addressed, kind, visibility, parent_key,
                               url, body, html, language, ref, content_hash, posted_at, received_at)
                        OVERRIDING SYSTEM VALUE
                        SELECT s.id, m.channel_id, 'fill:' || s.i, m.id,
                               CASE WHEN s.own THEN (SELECT min(id) FROM identity WHERE key LIKE 'fill:%') ELSE m.who END,
                               s.own, NOT s.own,
                               CASE WHEN m.private THEN 'message' WHEN s.i <= :matters THEN 'mention' ELSE 'reply' END,
                               CASE WHEN m.private THEN 'private' ELSE 'public' END,
                               CASE WHEN s.i > :matters THEN 'fill:' || s.c END,
                               'https://bench.example/posts/' || s.i, '@hilfe ' || w.body,
                               '<p><a href="https://bench.example/@hilfe" rel="nofollow noopener noreferrer ugc" target="_blank">@hilfe</a> '
                                   || w.body || '</p>',
                               w.language, jsonb_build_object('id', s.i::text), md5(w.body), s.posted_at, s.posted_at + interval '20 s'
                          FROM said s JOIN matter m USING (c) JOIN words w ON w.n = s.text
                         ORDER BY s.id
                        """).bind("matters", matters()).execute();
    }

    private static void events(Handle handle) {
        handle.execute("""
                INSERT INTO event (conversation_id, at, actor_id, kind, data)
                SELECT id, at, actor, kind, data
                  FROM (SELECT m.id, s.posted_at AS at, NULL::bigint AS actor,
                               CASE WHEN s.own THEN 'answered_outside' ELSE 'received' END AS kind, jsonb_build_object('post', s.id) AS data
                          FROM said s JOIN matter m USING (c)
                        UNION ALL
                        SELECT id, opened_at, NULL, 'opened', '{}' FROM matter
                        UNION ALL
                        SELECT id, resolved_at, assignee_id, 'state_changed', '{"from": "open", "to": "resolved"}'
                          FROM conversation WHERE resolved_at IS NOT NULL) happened
                 ORDER BY at
                """);
    }

    private static void tags(Handle handle) {
        handle.execute("""
                INSERT INTO tag (name) SELECT unnest(string_to_array('strom wasser bus bahn lob beschwerde rechnung störung '
                       || 'schwimmbad müll baustelle selten', ' '))
                """);
        // Each tag is rarer than the one before; the last one is hardly ever used.
        handle.execute("""
                INSERT INTO conversation_tag (conversation_id, tag_id)
                SELECT m.id, t.id FROM matter m
                  JOIN (SELECT id, row_number() OVER (ORDER BY id) AS no FROM tag) t
                    ON CASE WHEN t.no < 12 THEN m.c % (40 * t.no) = t.no ELSE m.c % 40009 = 7 END
                """);
    }

    private int matters() {
        return posts * 2 / 5;
    }

    private int people() {
        return Math.max(1, posts / 7);
    }
}
