package io.oase.activation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rows of {@code gathered}: conversations that belong to an activation. */
final class GatheredDao {
    private static final String KNOWN = "p.search @@ CAST(:query AS tsquery)";

    private static final String VERBATIM = "search_name(concat_ws(' ', p.title, p.warning, p.body)) ~ :verbatim";

    /** Open conversations in which somebody said one of the words in the last days. */
    private static final String MATCHING = """
              FROM conversation c
             WHERE c.state <> 'resolved'
               AND c.id IN (SELECT p.conversation_id FROM post p
                             WHERE %s AND NOT p.own AND p.deleted_at IS NULL AND p.posted_at >= :since
                               AND (CAST(:channels AS bigint[]) = '{}' OR p.channel_id = ANY(:channels)))
            """;

    /** Longer than a page is being stored. */
    private static final Duration SETTLE = Duration.ofMinutes(1);

    private GatheredDao() {}

    /** How many would be gathered now for words the index knows, counted up to a bound. */
    static int count(Handle db, Words words, Instant now, int most) {
        return db.createQuery(
                        "SELECT count(*) FROM (SELECT 1 " + MATCHING.formatted(KNOWN) + " LIMIT :most) AS counted")
                .bind("query", words.query())
                .bind("channels", words.channels().toArray(Long[]::new))
                .bind("since", now.minus(Words.DAYS, ChronoUnit.DAYS))
                .bind("most", most)
                .mapTo(Integer.class)
                .one();
    }

    /** Gathers what is open; answers the ones that joined. */
    static List<Long> gatherOpen(Handle db, long activation, Words words, Instant began, Instant now) {
        List<Long> joined = new ArrayList<>();
        if (!words.query().isEmpty()) {
            joined.addAll(gather(db, activation, words, "query", words.query(), began, now));
        }
        if (!words.verbatim().isEmpty()) {
            joined.addAll(gather(db, activation, words, "verbatim", words.verbatim(), began, now));
        }
        return joined;
    }

    private static List<Long> gather(
            Handle db, long activation, Words words, String name, String value, Instant began, Instant now) {
        return db.createQuery("""
                        INSERT INTO gathered (activation_id, conversation_id, how, at)
                        SELECT :activation, c.id, 'words', :now
                        """
                        + MATCHING.formatted(name.equals("query") ? KNOWN : VERBATIM)
                        + " ORDER BY c.id ON CONFLICT DO NOTHING RETURNING conversation_id")
                .bind("activation", activation)
                .bind(name, value)
                .bind("channels", words.channels().toArray(Long[]::new))
                .bind("since", began.minus(Words.DAYS, ChronoUnit.DAYS))
                .bind("now", now)
                .mapTo(Long.class)
                .list();
    }

    /** Gathers the conversations of those of these posts that have one of the words; answers the ones that joined. */
    static List<Long> gatherPosts(Handle db, long activation, Words words, Collection<Long> posts, Instant now) {
        return db.createQuery("""
                        INSERT INTO gathered (activation_id, conversation_id, how, at)
                        SELECT DISTINCT :activation, p.conversation_id, 'words', :now
                          FROM post p
                         WHERE p.id = ANY(:posts) AND NOT p.own AND p.conversation_id IS NOT NULL
                           AND (p.search @@ CAST(:query AS tsquery)
                                OR :verbatim <> '' AND search_name(concat_ws(' ', p.title, p.warning, p.body)) ~ :verbatim)
                           AND (CAST(:channels AS bigint[]) = '{}' OR p.channel_id = ANY(:channels))
                        ON CONFLICT DO NOTHING
                        RETURNING conversation_id
                        """)
                .bind("activation", activation)
                .bind("posts", posts.toArray(Long[]::new))
                .bind("query", words.query())
                .bind("verbatim", words.verbatim())
                .bind("channels", words.channels().toArray(Long[]::new))
                .bind("now", now)
                .mapTo(Long.class)
                .list();
    }

    /**
     * One whose open conversations are to be looked through, locked; empty when there is none. Twice: what was being stored when it
     * began is seen the second time.
     */
    static Optional<Long> nextToLookThrough(Handle db, Instant now) {
        return db.createQuery("""
                        SELECT id FROM activation
                         WHERE ended_at IS NULL AND (looked_through = 0 OR looked_through = 1 AND started_at < :settled)
                         ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
                        """)
                .bind("settled", now.minus(SETTLE))
                .mapTo(Long.class)
                .findOne();
    }
}
