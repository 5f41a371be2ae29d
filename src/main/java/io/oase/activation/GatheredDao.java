package io.oase.activation;

import io.oase.search.Listening;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** Rows of {@code gathered}: conversations that belong to an activation. */
final class GatheredDao {
    private static final String TEXT = "search_name(concat_ws(' ', p.title, p.warning, p.body))";

    private static final String KNOWN = "p.search @@ CAST(:query AS tsquery)";

    /** Where the index says that one may be; what came in since its words were learnt is looked at itself. */
    private static final String OPEN = "(p.search @@ CAST(:along AS tsquery) AND (" + KNOWN + " OR " + TEXT
            + " ~ :open)" + " OR p.id > :learnt AND " + TEXT + " ~ :open)";

    private static final String FILLERS = TEXT + " ~ :fillers";

    private static final String STARS = "p.stars <= :stars";

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

    /** How many would be gathered now for words the index knows or that have open ends, or for stars, counted up to a bound. */
    static int count(Handle db, Words words, Instant now, int most) {
        boolean said = !words.query().isEmpty() || !words.open().isEmpty();
        Integer stars = words.stars();
        if (!said && stars == null) {
            return 0;
        }
        // Each by its own index, which one condition with OR would keep from being used.
        String matching = Stream.of(said ? indexed(words) : "", stars == null ? "" : STARS)
                .filter(which -> !which.isEmpty())
                .map(which -> "SELECT c.id " + MATCHING.formatted(which))
                .collect(Collectors.joining(" UNION "));
        Query query = db.createQuery("SELECT count(*) FROM (" + matching + " LIMIT :most) AS counted")
                .bind("channels", words.channels().toArray(Long[]::new))
                .bind("since", now.minus(Words.DAYS, ChronoUnit.DAYS))
                .bind("most", most);
        if (stars != null) {
            query.bind("stars", stars);
        }
        return (said ? indexed(db, query, words) : query).mapTo(Integer.class).one();
    }

    /** Gathers what is open by its words; answers the ones that joined. */
    static List<Long> gatherOpen(Handle db, long activation, Words words, Instant began, Instant now) {
        List<Long> joined = new ArrayList<>();
        if (!words.query().isEmpty() || !words.open().isEmpty()) {
            Query gather = gather(db, activation, "words", words, indexed(words), began, now);
            joined.addAll(indexed(db, gather, words).mapTo(Long.class).list());
        }
        if (!words.fillers().isEmpty()) {
            joined.addAll(gather(db, activation, "words", words, FILLERS, began, now)
                    .bind("fillers", words.fillers())
                    .mapTo(Long.class)
                    .list());
        }
        return joined;
    }

    /** Gathers the open ones whose review has so few stars; answers the ones that joined. */
    static List<Long> gatherOpenRated(Handle db, long activation, Words words, Instant began, Instant now) {
        return words.stars() == null
                ? List.of()
                : gather(db, activation, "stars", words, STARS, began, now)
                        .bind("stars", words.stars())
                        .mapTo(Long.class)
                        .list();
    }

    private static Query gather(
            Handle db, long activation, String how, Words words, String which, Instant began, Instant now) {
        return db.createQuery("""
                        INSERT INTO gathered (activation_id, conversation_id, how, at)
                        SELECT :activation, c.id, :how, :now
                        """ + MATCHING.formatted(which)
                        + " ORDER BY c.id ON CONFLICT DO NOTHING RETURNING conversation_id")
                .bind("activation", activation)
                .bind("how", how)
                .bind("channels", words.channels().toArray(Long[]::new))
                .bind("since", began.minus(Words.DAYS, ChronoUnit.DAYS))
                .bind("now", now);
    }

    private static String indexed(Words words) {
        return words.open().isEmpty() ? KNOWN : OPEN;
    }

    private static <S extends SqlStatement<S>> S indexed(Handle db, S statement, Words words) {
        statement.bind("query", words.query());
        return words.open().isEmpty()
                ? statement
                : statement
                        .bind("along", words.along(db))
                        .bind("open", words.open())
                        .bind("learnt", Listening.learnt(db));
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

    /** Gathers the conversations of those of these posts that are a review with so few stars; answers the ones that joined. */
    static List<Long> gatherRated(Handle db, long activation, Words words, Collection<Long> posts, Instant now) {
        return words.stars() == null
                ? List.of()
                : db.createQuery("""
                        INSERT INTO gathered (activation_id, conversation_id, how, at)
                        SELECT DISTINCT :activation, p.conversation_id, 'stars', :now
                          FROM post p
                         WHERE p.id = ANY(:posts) AND NOT p.own AND p.conversation_id IS NOT NULL AND p.stars <= :stars
                           AND (CAST(:channels AS bigint[]) = '{}' OR p.channel_id = ANY(:channels))
                        ON CONFLICT DO NOTHING
                        RETURNING conversation_id
                        """)
                        .bind("activation", activation)
                        .bind("posts", posts.toArray(Long[]::new))
                        .bind("stars", words.stars())
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
