package io.oase.alert;

import io.oase.db.Json;
import io.oase.db.RoundTrip;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Rows of {@code alert_due}, {@code alert_hit} and {@code alert_count}: what came in, and what was counted of it. */
final class CountDao {
    /**
     * Posts that have to do with what is listened for: of people, so none of ours, of nobody who says they are a bot, and nothing
     * that is only context.
     */
    private static final String FOUND = """
            WITH words AS MATERIALIZED (
                   SELECT no, topic, word, part, stars, CAST(nullif(query, '') AS tsquery) AS query, nullif(verbatim, '') AS verbatim
                     FROM jsonb_to_recordset(:words) AS w(no int, topic text, word text, query text, verbatim text, part text, stars int)),
                 said AS MATERIALIZED (
                   SELECT p.id, p.channel_id, i.contact_id AS person, p.search, p.stars, p.posted_at, p.received_at,
                          CASE WHEN :texts THEN search_name(concat_ws(' ', p.title, p.warning, p.body)) END AS text
                     FROM post p JOIN identity i ON i.id = p.identity_id
                    WHERE NOT p.own AND NOT i.bot AND p.deleted_at IS NULL AND p.conversation_id IS NOT NULL
                      AND p.posted_at >= :from AND %s),
                 found AS (
                   SELECT w.topic, s.id, s.channel_id, s.person, s.posted_at, s.received_at,
                          date_bin('10 minutes', s.posted_at, 'epoch') AS bucket,
                          coalesce(array_agg(w.word ORDER BY w.no) FILTER (WHERE w.word <> ''), '{}') AS words
                     FROM said s JOIN words w ON CASE WHEN w.stars IS NOT NULL THEN s.stars <= w.stars
                                                      ELSE w.word = '' OR s.search @@ w.query OR strpos(s.text, w.part) > 0 AND s.text ~ w.verbatim END
                    GROUP BY w.topic, s.id, s.channel_id, s.person, s.posted_at, s.received_at)
            """;

    private CountDao() {}

    /** What is listened for; an empty word for everything, or for so many stars or fewer. */
    record Word(
            int no,
            String topic,
            String word,
            String query,
            String verbatim,
            String part,
            @Nullable Integer stars) {}

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
    static void queue(RoundTrip trip, Collection<Long> posts) {
        trip.tell("""
                        INSERT INTO alert_due (post_id, live)
                        SELECT p.id, c.level_at IS NOT NULL FROM post p JOIN coverage c ON c.channel_id = p.channel_id
                         WHERE p.id = ANY(:posts) AND NOT p.own ORDER BY p.id
                            ON CONFLICT DO NOTHING
                        """, Map.of("posts", posts.toArray(Long[]::new)));
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

    /**
     * A portion of the past.
     *
     * @param where which posts, over {@code post p}, as a condition in SQL
     * @param binding of its parameters
     */
    record Portion(String where, UnaryOperator<Query> binding) {}

    /**
     * Counts what is stored and does not wait to be counted, and keeps what is new enough to be noticed.
     *
     * @param from nothing posted before
     * @param kept what was posted from here on is kept
     * @param late what was received later than so many minutes after it was posted is not
     */
    static void countPast(Handle db, List<Word> words, Portion portion, Instant from, Instant kept, long late) {
        portion.binding()
                .apply(listening(
                        db.createQuery(FOUND.formatted(portion.where()
                                        + " AND NOT EXISTS (SELECT FROM alert_due d WHERE d.post_id = p.id)")
                                + """
                        , counted AS (
                           INSERT INTO alert_count (topic, channel_id, bucket, posts, people)
                           SELECT topic, channel_id, bucket, count(*), count(DISTINCT person) FROM found GROUP BY 1, 2, 3
                               ON CONFLICT (topic, channel_id, bucket)
                               DO UPDATE SET posts = alert_count.posts + excluded.posts, people = alert_count.people + excluded.people),
                          kept AS (
                           INSERT INTO alert_hit (topic, post_id, channel_id, person_id, bucket, words)
                           SELECT topic, id, channel_id, person, bucket, words FROM found
                            WHERE posted_at >= :kept AND received_at - posted_at < make_interval(mins => :late)
                               ON CONFLICT DO NOTHING)
                        SELECT count(*) FROM found
                        """),
                        words,
                        from))
                .bind("kept", kept)
                .bind("late", Math.toIntExact(late))
                .mapTo(Long.class)
                .one();
    }

    private static Query listening(Query query, List<Word> words, Instant from) {
        return query.bind("words", Json.of(words))
                .bind("texts", words.stream().anyMatch(word -> !word.verbatim().isEmpty()))
                .bind("from", from);
    }

    /** People a minute, on an average of the time in which something was known of these channels; empty for none. */
    static Optional<Double> perMinute(Handle db, String topic, Collection<Long> channels, Instant from, Instant to) {
        return db.createQuery("""
                        SELECT (SELECT sum(people) FROM alert_count
                                 WHERE topic = :topic AND channel_id = ANY(:channels) AND bucket >= :from AND bucket < :to)
                               / nullif(extract(epoch FROM CAST(:to AS timestamptz) - greatest(min(bucket), :from)) / 60, 0) AS rate
                          FROM alert_count WHERE topic = :everything AND channel_id = ANY(:channels) AND bucket < :to
                        """)
                .bind("topic", topic)
                .bind("everything", Watched.EVERYTHING)
                .bind("channels", channels.toArray(Long[]::new))
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> Optional.ofNullable(row.getObject("rate", java.math.BigDecimal.class))
                        .map(java.math.BigDecimal::doubleValue))
                .one();
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
}
