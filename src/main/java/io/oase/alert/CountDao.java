package io.oase.alert;

import io.oase.db.Json;
import io.oase.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Rows of {@code alert_due}, {@code alert_hit} and {@code alert_count}: what came in, and what was counted of it. */
final class CountDao {
    /**
     * Posts that have to do with what is listened for: of people, so none of ours, of nobody who says they are a bot, and nothing
     * that is only context.
     */
    private static final String FOUND = """
            WITH words AS MATERIALIZED (
                   SELECT no, topic, word, part, CAST(nullif(query, '') AS tsquery) AS query, nullif(verbatim, '') AS verbatim
                     FROM jsonb_to_recordset(:words) AS w(no int, topic text, word text, query text, verbatim text, part text)),
                 said AS MATERIALIZED (
                   SELECT p.id, p.channel_id, i.contact_id AS person, p.search, p.posted_at, p.received_at,
                          CASE WHEN :texts THEN search_name(concat_ws(' ', p.title, p.warning, p.body)) END AS text
                     FROM post p JOIN identity i ON i.id = p.identity_id
                    WHERE NOT p.own AND NOT i.bot AND p.deleted_at IS NULL AND p.conversation_id IS NOT NULL
                      AND p.posted_at >= :from AND %s),
                 found AS (
                   SELECT w.topic, s.id, s.channel_id, s.person, s.posted_at, s.received_at,
                          date_bin('10 minutes', s.posted_at, 'epoch') AS bucket,
                          coalesce(array_agg(w.word ORDER BY w.no) FILTER (WHERE w.word <> ''), '{}') AS words
                     FROM said s JOIN words w ON w.word = '' OR s.search @@ w.query OR strpos(s.text, w.part) > 0 AND s.text ~ w.verbatim
                    GROUP BY w.topic, s.id, s.channel_id, s.person, s.posted_at, s.received_at)
            """;

    private CountDao() {}

    /** What is listened for; an empty word for everything. */
    record Word(int no, String topic, String word, String query, String verbatim, String part) {}

    /** A post that has to do with a topic. */
    record Hit(String topic, long post, long channel, long person, Instant postedAt, boolean live, List<String> words) {
        Instant bucket() {
            return Bucket.of(postedAt);
        }

        private static Hit of(ResultSet row) throws SQLException {
            return new Hit(
                    row.getString("topic"),
                    row.getLong("id"),
                    row.getLong("channel_id"),
                    row.getLong("person"),
                    Rows.time(row, "posted_at"),
                    row.getBoolean("live"),
                    Arrays.asList((String[]) row.getArray("words").getArray()));
        }
    }

    /** Posts of ten minutes on a channel. */
    record Count(String topic, long channel, Instant bucket, int posts, int people) {}

    /** Live is what comes from a channel that has been read to the end before: the rest of what it brings is its past. */
    static void queue(Handle db, Collection<Long> posts) {
        db.createUpdate("""
                        INSERT INTO alert_due (post_id, live)
                        SELECT p.id, c.level_at IS NOT NULL FROM post p JOIN coverage c ON c.channel_id = p.channel_id
                         WHERE p.id = ANY(:posts) AND NOT p.own ORDER BY p.id
                            ON CONFLICT DO NOTHING
                        """).bind("posts", posts.toArray(Long[]::new)).execute();
    }

    /** Takes some that wait, each of them once. */
    static Map<Long, Boolean> take(Handle db, int most) {
        Map<Long, Boolean> taken = new HashMap<>();
        db.createQuery("""
                        DELETE FROM alert_due WHERE post_id = ANY(ARRAY(SELECT post_id FROM alert_due ORDER BY post_id LIMIT :most))
                        RETURNING post_id, live
                        """)
                .bind("most", most)
                .map((row, context) -> taken.put(row.getLong("post_id"), row.getBoolean("live")))
                .list();
        return taken;
    }

    /**
     * What some posts have to do with. A day late is past, too; and what a new channel brings without saying when it was posted was
     * not all posted just now.
     */
    static List<Hit> found(Handle db, List<Word> words, Map<Long, Boolean> posts, Instant from) {
        Long[] live = posts.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toArray(Long[]::new);
        return listening(
                        db.createQuery(FOUND.formatted(
                                        "p.id = ANY(:posts) AND (p.id = ANY(:live) OR p.received_at - p.posted_at > interval '10 minutes')")
                                + """
                        SELECT topic, id, channel_id, person, posted_at, words,
                               id = ANY(:live) AND received_at - posted_at < interval '24 hours' AS live
                          FROM found ORDER BY id, topic
                        """),
                        words,
                        from)
                .bind("posts", posts.keySet().toArray(Long[]::new))
                .bind("live", live)
                .map((row, context) -> Hit.of(row))
                .list();
    }

    /** Counts what is stored and does not wait to be counted. */
    static void countPast(Handle db, List<Word> words, Instant from) {
        listening(db.createUpdate(FOUND.formatted(past(words)) + """
                        INSERT INTO alert_count (topic, channel_id, bucket, posts, people)
                        SELECT topic, channel_id, bucket, count(*), count(DISTINCT person) FROM found GROUP BY 1, 2, 3
                        """), words, from)
                .execute();
    }

    /** Keeps what came in while it was said; from then on it may be noticed. */
    static List<Hit> keepPast(Handle db, List<Word> words, Instant from) {
        return listening(db.createQuery(FOUND.formatted(past(words)) + """
                        , kept AS (
                           INSERT INTO alert_hit (topic, post_id, channel_id, person_id, bucket, words)
                           SELECT topic, id, channel_id, person, bucket, words FROM found
                            WHERE received_at - posted_at < interval '1 hour'
                           RETURNING topic, post_id)
                        SELECT f.topic, f.id, f.channel_id, f.person, f.posted_at, f.words, true AS live
                          FROM found f JOIN kept ON kept.topic = f.topic AND kept.post_id = f.id ORDER BY f.id, f.topic
                        """), words, from)
                .map((row, context) -> Hit.of(row))
                .list();
    }

    /** Along the index, where it knows every word. */
    private static String past(List<Word> words) {
        boolean known = words.stream().noneMatch(word -> word.query().isEmpty());
        return (known
                        ? "p.search @@ (SELECT CAST(string_agg('(' || query::text || ')', ' | ') AS tsquery) FROM words)"
                        : "true")
                + " AND NOT EXISTS (SELECT FROM alert_due d WHERE d.post_id = p.id)";
    }

    private static <T extends SqlStatement<T>> T listening(T statement, List<Word> words, Instant from) {
        return statement
                .bind("words", Json.of(words))
                .bind("texts", words.stream().anyMatch(word -> !word.verbatim().isEmpty()))
                .bind("from", from);
    }

    /** Whom some ten minutes of some topics have already counted: topic, channel, bucket, person. */
    static Set<List<Object>> counted(Handle db, Collection<String> topics, Collection<Instant> buckets) {
        return new HashSet<>(db.createQuery("""
                        SELECT DISTINCT topic, channel_id, bucket, person_id FROM alert_hit
                         WHERE topic = ANY(:topics) AND bucket = ANY(:buckets)
                        """)
                .bind("topics", topics.toArray(String[]::new))
                .bindArray("buckets", Instant.class, List.copyOf(buckets))
                .map((row, context) -> List.<Object>of(
                        row.getString("topic"),
                        row.getLong("channel_id"),
                        Rows.time(row, "bucket"),
                        row.getLong("person_id")))
                .list());
    }

    /** Keeps them; answers those that were not there. */
    static Set<List<Object>> keep(Handle db, List<Hit> hits) {
        return new HashSet<>(db.createQuery("""
                        INSERT INTO alert_hit (topic, post_id, channel_id, person_id, bucket, words)
                        SELECT topic, post, channel, person, bucket, ARRAY(SELECT jsonb_array_elements_text(words))
                          FROM jsonb_to_recordset(:hits) AS h(topic text, post bigint, channel bigint, person bigint, bucket timestamptz, words jsonb)
                            ON CONFLICT DO NOTHING
                        RETURNING topic, post_id
                        """)
                .bind(
                        "hits",
                        Json.of(hits.stream()
                                .map(hit -> Map.of(
                                        "topic", hit.topic(),
                                        "post", hit.post(),
                                        "channel", hit.channel(),
                                        "person", hit.person(),
                                        "bucket", hit.bucket(),
                                        "words", hit.words()))
                                .toList()))
                .map((row, context) -> List.<Object>of(row.getString("topic"), row.getLong("post_id")))
                .list());
    }

    /** Adds to what was counted. */
    static void add(Handle db, List<Count> counts) {
        db.createUpdate("""
                        INSERT INTO alert_count (topic, channel_id, bucket, posts, people)
                        SELECT topic, channel, bucket, posts, people
                          FROM jsonb_to_recordset(:counts) AS c(topic text, channel bigint, bucket timestamptz, posts int, people int)
                            ON CONFLICT (topic, channel_id, bucket)
                            DO UPDATE SET posts = alert_count.posts + excluded.posts, people = alert_count.people + excluded.people
                        """).bind("counts", Json.of(counts)).execute();
    }

    static int sweep(Handle db, Instant hits, Instant counts) {
        return db.createUpdate("DELETE FROM alert_hit WHERE bucket < :hits")
                        .bind("hits", hits)
                        .execute()
                + db.createUpdate("DELETE FROM alert_count WHERE bucket < :counts")
                        .bind("counts", counts)
                        .execute();
    }
}
