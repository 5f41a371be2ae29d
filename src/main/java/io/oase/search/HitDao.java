package io.oase.search;

import io.oase.db.Rows;
import io.oase.search.Hit.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Finds posts, notes, answers and tags. */
final class HitDao {
    private static final long WEEK = 604_800;
    /** So many weeks are told by their marks; where it goes further back, little was found so far, and times tell them cheaper. */
    static final long MOST_MARKS = 100;

    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private HitDao() {}

    /**
     * For the rest of the transaction: each search is planned by its own words, along indexes, since a plan for any word, or the
     * estimate for several, is wrong by far for some; and names may differ by more than is usual.
     */
    static void prepare(Handle db) {
        db.createQuery("""
                        SELECT set_config('plan_cache_mode', 'force_custom_plan', true) || set_config('enable_seqscan', 'off', true)
                               || set_config('pg_trgm.word_similarity_threshold', '0.4', true)
                        """).mapTo(String.class).one();
    }

    /** The week, counted from 1970, of the latest post there is. */
    static long latestWeek(Handle db) {
        return db.createQuery("SELECT max(last_post_at) FROM conversation")
                .map((row, context) -> Rows.instant(row, "max"))
                .findOne()
                .map(HitDao::week)
                .orElse(0L);
    }

    static long week(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), WEEK);
    }

    /** Some posts, and how many were looked at, whether or not their conversations are meant. */
    record Posts(List<Hit> hits, long looked) {}

    /**
     * Posts within some weeks, the newest first.
     *
     * @param first the first of the weeks; more than {@link #MOST_MARKS} back, all before it are meant, too
     * @param last the last of them
     * @param most how many are looked at, and found
     */
    static Posts posts(Handle db, Plan plan, Narrowing narrowing, long first, long last, int most) {
        boolean far = last - first >= MOST_MARKS;
        String weeks = far
                ? ""
                : LongStream.rangeClosed(first, last)
                        .mapToObj(week -> "'#w" + week + "'")
                        .collect(Collectors.joining(" | ", " & (", ")"));
        Instant to = plan.to() == null ? END : plan.to();
        Instant end = Instant.ofEpochSecond((last + 1) * WEEK);
        Query query = db.createQuery("""
                        WITH p AS MATERIALIZED (
                               SELECT id, conversation_id, identity_id, posted_at, search%s FROM post
                                WHERE search @@ CAST(:loosely AS tsquery) AND conversation_id IS NOT NULL
                                  AND posted_at >= :from AND posted_at < :to
                                ORDER BY posted_at DESC, id DESC LIMIT :most)
                        SELECT 'post' AS kind, p.id, p.conversation_id, p.identity_id, p.posted_at AS at, %s AS rank
                          FROM p JOIN conversation c ON c.id = p.conversation_id %s AND p.search @@ CAST(:sought AS tsquery) %s
                         UNION ALL
                        SELECT 'looked', count(*), 0, 0, now(), 0 FROM p
                        """.formatted(
                                plan.verbatim().isEmpty() ? "" : ", title, warning, body",
                                rank(plan, "p.search"),
                                narrowing.where(),
                                verbatimPosts(plan)))
                .bind("loosely", plan.loosely() + weeks)
                .bind("sought", plan.posts())
                .bind("to", far && end.isBefore(to) ? end : to)
                .bind("most", most);
        long[] looked = new long[1];
        List<Hit> hits = new ArrayList<>();
        narrowing
                .binding()
                .on(people(times(ranked(query, plan), plan), plan))
                .map((row, context) -> {
                    if (row.getString("kind").equals("looked")) {
                        looked[0] = row.getLong("id");
                        return false;
                    }
                    return hits.add(hit(row));
                })
                .list();
        return new Posts(hits, looked[0]);
    }

    /** Conversations that are meant, up to a bound. */
    static List<Long> meant(Handle db, Narrowing narrowing, int most) {
        return narrowing
                .binding()
                .on(db.createQuery("SELECT c.id FROM conversation c " + narrowing.where() + " LIMIT :most"))
                .bind("most", most)
                .mapTo(Long.class)
                .list();
    }

    /** Posts in these conversations. */
    static List<Hit> within(Handle db, Plan plan, List<Long> conversations, int most) {
        Query query = db.createQuery("""
                        SELECT 'post' AS kind, p.id, p.conversation_id, p.identity_id, p.posted_at AS at, %s AS rank
                          FROM post p
                         WHERE p.conversation_id = ANY(:meant) AND (p.search @@ CAST(:sought AS tsquery)) IS TRUE
                           AND p.posted_at >= :from AND p.posted_at < :to %s
                         ORDER BY p.posted_at DESC, p.id DESC LIMIT :most
                        """.formatted(rank(plan, "p.search"), verbatimPosts(plan)))
                .bind("meant", conversations.toArray(Long[]::new))
                .bind("sought", plan.posts())
                .bind("to", plan.to() == null ? END : plan.to())
                .bind("most", most);
        return people(times(ranked(query, plan), plan), plan)
                .map((row, context) -> hit(row))
                .list();
    }

    private static String verbatimPosts(Plan plan) {
        return plan.verbatim().isEmpty()
                ? ""
                : "AND (p.identity_id = ANY(:people) OR search_name(concat_ws(' ', p.title, p.warning, p.body)) ~ ALL(:verbatim))";
    }

    private static Query people(Query query, Plan plan) {
        return plan.verbatim().isEmpty()
                ? query
                : query.bind("people", plan.people().toArray(Long[]::new));
    }

    /** Notes and answers that are not out, the newest first, and conversations with a tag. */
    static List<Hit> others(Handle db, Plan plan, Narrowing narrowing, int most) {
        Query query = db.createQuery("""
                        (SELECT 'note' AS kind, n.id, n.conversation_id, 0 AS identity_id, n.created_at AS at, %1$s AS rank
                           FROM note n JOIN conversation c ON c.id = n.conversation_id %3$s
                            AND search_words(NULL, n.body) @@ CAST(:sought AS tsquery) %4$s AND n.created_at >= :from AND n.created_at < :to
                          ORDER BY n.id DESC LIMIT :most)
                         UNION ALL
                        (SELECT 'reply', r.id, r.conversation_id, 0, r.created_at, %2$s
                           FROM reply r JOIN conversation c ON c.id = r.conversation_id %3$s
                            AND r.state IN ('queued', 'publishing', 'failed', 'unknown')
                            AND search_words(NULL, r.body) @@ CAST(:sought AS tsquery) %5$s AND r.created_at >= :from AND r.created_at < :to
                          ORDER BY r.id DESC LIMIT :most)
                         UNION ALL
                        (SELECT 'tag', t.id, c.id, 0, c.last_post_at, 0.1
                           FROM tag t JOIN conversation_tag ct ON ct.tag_id = t.id JOIN conversation c ON c.id = ct.conversation_id %3$s
                            AND to_tsvector('pg_catalog.simple', search_name(t.name)) @@ CAST(:names AS tsquery)
                            AND c.last_post_at >= :from AND c.last_post_at < :to
                          ORDER BY c.last_post_at DESC LIMIT :most)
                        """.formatted(
                                rank(plan, "search_words(NULL, n.body)"),
                                rank(plan, "search_words(NULL, r.body)"),
                                narrowing.where(),
                                verbatim(plan, "n.body"),
                                verbatim(plan, "r.body")))
                .bind("sought", plan.words())
                .bind("names", plan.names())
                .bind("to", plan.to() == null ? END : plan.to())
                .bind("most", most);
        return hits(times(ranked(query, plan), plan), narrowing);
    }

    private static String verbatim(Plan plan, String text) {
        return plan.verbatim().isEmpty() ? "" : "AND search_name(" + text + ") ~ ALL(:verbatim)";
    }

    private static String rank(Plan plan, String vector) {
        return plan.exact().isEmpty() ? "0" : "ts_rank(" + vector + ", CAST(:exact AS tsquery))";
    }

    private static Query ranked(Query query, Plan plan) {
        return plan.exact().isEmpty() ? query : query.bind("exact", plan.exact());
    }

    private static Query times(Query query, Plan plan) {
        query.bind("from", plan.from() == null ? Instant.EPOCH : plan.from());
        return plan.verbatim().isEmpty()
                ? query
                : query.bind("verbatim", plan.verbatim().toArray(String[]::new));
    }

    private static List<Hit> hits(Query query, Narrowing narrowing) {
        return narrowing.binding().on(query).map((row, context) -> hit(row)).list();
    }

    private static Hit hit(ResultSet row) throws SQLException {
        return new Hit(
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getLong("id"),
                row.getLong("conversation_id"),
                row.getLong("identity_id"),
                Rows.time(row, "at"),
                row.getDouble("rank"));
    }
}
