package io.oase.search;

import io.oase.db.PlannedAnew;
import io.oase.db.Rows;
import io.oase.search.Hit.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Finds posts, notes, answers and tags. */
final class HitDao {
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private static final String MEANT_ONE_BY_ONE =
            "SELECT p.* FROM p JOIN conversation c ON c.id = p.conversation_id %s";

    private static final String MEANT_BUT_FEW =
            "SELECT p.* FROM p WHERE NOT EXISTS (SELECT FROM conversation c WHERE c.id = p.conversation_id AND %s)";

    private HitDao() {}

    /** Some posts, how many were looked at, whether or not their conversations are meant, and what else there is. */
    record Posts(List<Hit> hits, long looked, List<Hit> others) {}

    /**
     * Posts within some days, the newest first.
     *
     * @param days a {@code tsquery} for them; empty for all before {@code end}
     * @param most how many are looked at, and found
     * @param others how many notes, answers and tags are wanted beside them; 0 for none
     */
    static Posts posts(Handle db, Plan plan, Narrowing narrowing, String days, Instant end, int most, int others) {
        // Whatever is asked of a post's text itself is asked of the few whose conversation is meant: where it is, is
        // known by then.
        String sql = """
                WITH p AS MATERIALIZED (
                       SELECT id, conversation_id, identity_id, posted_at, ctid AS place FROM post
                        WHERE search @@ CAST(:loosely AS tsquery) AND conversation_id IS NOT NULL
                          AND posted_at >= :from AND posted_at < :end
                        ORDER BY posted_at DESC, id DESC LIMIT :most),
                     meant AS MATERIALIZED (%1$s)
                SELECT 'post' AS kind, m.id, m.conversation_id, m.identity_id, m.posted_at AS at, %2$s AS rank
                  FROM meant m JOIN post said ON said.ctid = m.place
                 WHERE said.search @@ CAST(:sought AS tsquery) %3$s
                 UNION ALL
                SELECT 'looked', count(*), 0, 0, now(), 0 FROM p
                """.formatted(
                        narrowing.except().isEmpty()
                                ? MEANT_ONE_BY_ONE.formatted(narrowing.where())
                                : MEANT_BUT_FEW.formatted(narrowing.except()),
                        rank(plan, "said.search"),
                        verbatimPosts(plan, "said"));
        Query query = planned(db, others > 0 ? sql + " UNION ALL " + others(plan, narrowing) : sql)
                .bind("loosely", days.isEmpty() ? plan.loosely() : plan.loosely() + " & " + days)
                .bind("sought", plan.posts())
                .bind("end", end)
                .bind("most", most);
        long[] looked = new long[1];
        List<Hit> hits = new ArrayList<>();
        List<Hit> beside = new ArrayList<>();
        if (others > 0) {
            beside(query, plan, others);
        }
        // All conversations but a few are told without parameters, which then are only in what is beside the posts.
        (narrowing.except().isEmpty() || others > 0 ? narrowing.binding().on(query) : query)
                .bind("from", plan.from() == null ? Instant.EPOCH : plan.from());
        people(verbatim(ranked(query, plan), plan), plan)
                .map((row, context) -> {
                    if (row.getString("kind").equals("looked")) {
                        looked[0] = row.getLong("id");
                        return false;
                    }
                    Hit hit = hit(row);
                    return (hit.kind() == Kind.POST ? hits : beside).add(hit);
                })
                .list();
        return new Posts(hits, looked[0], beside);
    }

    private static Query planned(Handle db, String sql) {
        return db.createQuery(sql).addCustomizer(PlannedAnew.EACH_TIME);
    }

    /** Conversations that are meant, up to a bound. */
    static List<Long> meant(Handle db, Narrowing narrowing, int most) {
        return narrowing
                .binding()
                .on(planned(db, "SELECT c.id FROM conversation c " + narrowing.where() + " LIMIT :most"))
                .bind("most", most)
                .mapTo(Long.class)
                .list();
    }

    /** Posts in these conversations. */
    static List<Hit> within(Handle db, Plan plan, List<Long> conversations, int most) {
        Query query = planned(db, """
                        SELECT 'post' AS kind, p.id, p.conversation_id, p.identity_id, p.posted_at AS at, %s AS rank
                          FROM post p
                         WHERE p.conversation_id = ANY(:meant) AND (p.search @@ CAST(:sought AS tsquery)) IS TRUE
                           AND p.posted_at >= :from AND p.posted_at < :to %s
                         ORDER BY p.posted_at DESC, p.id DESC LIMIT :most
                        """.formatted(rank(plan, "p.search"), verbatimPosts(plan, "p")))
                .bind("meant", conversations.toArray(Long[]::new))
                .bind("sought", plan.posts())
                .bind("from", plan.from() == null ? Instant.EPOCH : plan.from())
                .bind("to", end(plan))
                .bind("most", most);
        return people(verbatim(ranked(query, plan), plan), plan)
                .map((row, context) -> hit(row))
                .list();
    }

    /** Before when posts are meant. */
    static Instant end(Plan plan) {
        return plan.to() == null ? END : plan.to();
    }

    /** Notes and answers that are not out, the newest first, and conversations with a tag. */
    static List<Hit> others(Handle db, Plan plan, Narrowing narrowing, int most) {
        Query query = beside(planned(db, others(plan, narrowing)), plan, most)
                .bind("from", plan.from() == null ? Instant.EPOCH : plan.from());
        return narrowing
                .binding()
                .on(verbatim(ranked(query, plan), plan))
                .map((row, context) -> hit(row))
                .list();
    }

    private static String others(Plan plan, Narrowing narrowing) {
        return """
                (SELECT 'note' AS kind, n.id, n.conversation_id, 0 AS identity_id, n.created_at AS at, %1$s AS rank
                   FROM note n JOIN conversation c ON c.id = n.conversation_id %3$s
                    AND search_words(NULL, n.body) @@ CAST(:words AS tsquery) %4$s AND n.created_at >= :from AND n.created_at < :to
                  ORDER BY n.id DESC LIMIT :others)
                 UNION ALL
                (SELECT 'reply', r.id, r.conversation_id, 0, r.created_at, %2$s
                   FROM reply r JOIN conversation c ON c.id = r.conversation_id %3$s
                    AND r.state IN ('queued', 'publishing', 'failed', 'unknown')
                    AND search_words(NULL, r.body) @@ CAST(:words AS tsquery) %5$s AND r.created_at >= :from AND r.created_at < :to
                  ORDER BY r.id DESC LIMIT :others)
                 UNION ALL
                (SELECT 'tag', t.id, c.id, 0, c.last_post_at, 0.1
                   FROM tag t JOIN conversation_tag ct ON ct.tag_id = t.id JOIN conversation c ON c.id = ct.conversation_id %3$s
                    AND to_tsvector('pg_catalog.simple', search_name(t.name)) @@ CAST(:names AS tsquery)
                    AND c.last_post_at >= :from AND c.last_post_at < :to
                  ORDER BY c.last_post_at DESC LIMIT :others)
                """.formatted(
                        rank(plan, "search_words(NULL, n.body)"),
                        rank(plan, "search_words(NULL, r.body)"),
                        narrowing.where(),
                        verbatim(plan, "n.body"),
                        verbatim(plan, "r.body"));
    }

    private static Query beside(Query query, Plan plan, int most) {
        return query.bind("words", plan.words())
                .bind("names", plan.names())
                .bind("to", end(plan))
                .bind("others", most);
    }

    private static String verbatimPosts(Plan plan, String post) {
        return plan.verbatim().isEmpty()
                ? ""
                : "AND (%1$s.identity_id = ANY(:people) OR search_name(concat_ws(' ', %1$s.title, %1$s.warning, %1$s.body)) ~ ALL(:verbatim))"
                        .formatted(post);
    }

    private static Query people(Query query, Plan plan) {
        return plan.verbatim().isEmpty()
                ? query
                : query.bind("people", plan.people().toArray(Long[]::new));
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

    private static Query verbatim(Query query, Plan plan) {
        return plan.verbatim().isEmpty()
                ? query
                : query.bind("verbatim", plan.verbatim().toArray(String[]::new));
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
