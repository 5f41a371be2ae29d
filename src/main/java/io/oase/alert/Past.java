package io.oase.alert;

import io.oase.alert.CountDao.Hit;
import io.oase.alert.CountDao.Portion;
import io.oase.alert.CountDao.Word;
import io.oase.db.Rows;
import io.oase.search.Listening;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How far the past of a topic has been counted. It is read back from now, a bounded portion in each transaction, so that what comes in
 * does not wait for it and nothing is read twice after a crash: a week along the index where the index knows the words, some thousand
 * posts one after the other where it does not. A post that comes in meanwhile and lies ahead is left to it.
 *
 * @param week the next week to be read, counted from 1970; null where it is read post by post
 * @param post all before this one are to be read; null where it is read by weeks
 */
record Past(@Nullable Integer week, @Nullable Long post) {
    /** Posts that are read together where the index does not help. */
    static final int POSTS = 5_000;

    private static final long WEEK = 604_800;
    /** Ids and times of receipt grow together, nearly. */
    private static final Duration UNTIDY = Duration.ofDays(1);

    /** Topics whose past has not been counted to its end. */
    static Map<String, Past> unread(Handle db) {
        Map<String, Past> unread = new HashMap<>();
        db.createQuery(
                        "SELECT topic, past_week, past_post FROM alert_topic WHERE past_week IS NOT NULL OR past_post IS NOT NULL")
                .map((row, context) -> unread.put(
                        row.getString("topic"),
                        new Past(row.getObject("past_week", Integer.class), Rows.integer(row, "past_post"))))
                .list();
        return unread;
    }

    /** Whether a post that came in will be met when the past is read on. */
    static boolean isAhead(@Nullable Past past, Hit hit) {
        return past != null
                && (past.week != null && week(hit.postedAt()) <= past.week
                        || past.post != null && hit.post() < past.post);
    }

    /** From now on the past of a topic is to be read. */
    static void begin(Handle db, Watched topic, List<Word> words, Instant now) {
        boolean index = topic.ratings() != null
                || !topic.isEverything()
                        && Listening.along(db, heard(words)).values().stream().noneMatch(String::isEmpty);
        // Clocks differ: what seems to be posted in the next days is in one of these weeks, too.
        set(db, topic.key(), index ? new Past(week(now.plus(UNTIDY)), null) : new Past(null, Long.MAX_VALUE));
    }

    /** Reads on; whether that was all. */
    static boolean read(Handle db, Watched topic, List<Word> words, Past past, Instant now) {
        Instant from = now.minus(Counting.PAST);
        Optional<Past> rest = past.week != null
                ? week(db, topic, words, past.week, now, from)
                : posts(db, topic, words, past.post == null ? 0 : past.post, now, from);
        set(db, topic.key(), rest.orElse(new Past(null, null)));
        return rest.isEmpty();
    }

    private static Optional<Past> week(
            Handle db, Watched topic, List<Word> words, int week, Instant now, Instant from) {
        // The planner knows nothing of the words, and would rather read all there is.
        db.execute("SET LOCAL enable_seqscan = off");
        count(db, topic, words, topic.ratings() == null ? along(db, words, week) : rated(week), now, from);
        db.execute("SET LOCAL enable_seqscan = on");
        return week <= week(from) ? Optional.empty() : Optional.of(new Past(week - 1, null));
    }

    private static Portion along(Handle db, List<Word> words, int week) {
        List<Listening> heard = heard(words);
        Map<String, String> along = Listening.along(db, heard);
        String any = along.values().stream()
                .filter(query -> !query.isEmpty())
                .map(query -> "(" + query + ")")
                .collect(Collectors.joining(" | "));
        boolean open = heard.stream().anyMatch(Listening::isOpen);
        String mark = "'#w" + week + "'";
        String known = "p.search @@ CAST(:along AS tsquery)";
        return new Portion(
                open ? "(" + known + " OR p.search @@ CAST(:mark AS tsquery) AND p.id > :learnt)" : known, query -> {
                    query.bind("along", any.isEmpty() ? "'#'" : "(" + any + ") & " + mark);
                    return open ? query.bind("mark", mark).bind("learnt", Listening.learnt(db)) : query;
                });
    }

    private static Portion rated(int week) {
        return new Portion("p.stars IS NOT NULL AND p.posted_at >= :begin AND p.posted_at < :end", query -> query.bind(
                        "begin", Instant.ofEpochSecond(week * WEEK))
                .bind("end", Instant.ofEpochSecond((week + 1) * WEEK)));
    }

    private static Optional<Past> posts(
            Handle db, Watched topic, List<Word> words, long before, Instant now, Instant from) {
        record Some(@Nullable Long first, @Nullable Instant received) {}
        Some some = db.createQuery("""
                        SELECT min(id) AS first, max(received_at) AS received
                          FROM (SELECT id, received_at FROM post WHERE id < :before ORDER BY id DESC LIMIT :posts) AS latest
                        """)
                .bind("before", before)
                .bind("posts", POSTS)
                .map((row, context) -> new Some(Rows.integer(row, "first"), Rows.instant(row, "received")))
                .one();
        Long first = some.first();
        if (first == null || some.received() == null || some.received().isBefore(from.minus(UNTIDY))) {
            return Optional.empty();
        }
        count(
                db,
                topic,
                words,
                new Portion("p.id >= :first AND p.id < :before", query -> query.bind("first", first)
                        .bind("before", before)),
                now,
                from);
        return Optional.of(new Past(null, first));
    }

    /** Of ratings, what came a day late is news, and what a playbook may look back at is kept. */
    private static void count(Handle db, Watched topic, List<Word> words, Portion portion, Instant now, Instant from) {
        boolean rated = topic.ratings() != null;
        CountDao.countPast(
                db,
                words,
                portion,
                from,
                now.minus(rated ? Rated.KEPT : Counting.NEWS),
                (rated ? Counting.NEWS : Counting.IN_TIME).toMinutes());
    }

    private static List<Listening> heard(List<Word> words) {
        return words.stream()
                .map(word -> new Listening(word.word(), word.query(), word.verbatim(), word.part()))
                .toList();
    }

    private static void set(Handle db, String topic, Past past) {
        db.createUpdate("UPDATE alert_topic SET past_week = :week, past_post = :post WHERE topic = :topic")
                .bind("week", past.week)
                .bind("post", past.post)
                .bind("topic", topic)
                .execute();
    }

    private static int week(Instant at) {
        return Math.toIntExact(Math.floorDiv(at.getEpochSecond(), WEEK));
    }
}
