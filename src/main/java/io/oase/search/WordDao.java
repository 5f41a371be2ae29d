package io.oase.search;

import io.oase.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** Stems, as the database makes them, and {@code search_word}: the stems there are. */
final class WordDao {
    /** Words that hold another word: more are none that somebody means. */
    private static final int PARTS = 40;

    /** In how many posts a word stands is counted up to here; it is rare until then. What is said daily is written no more. */
    static final int COUNTED = 1_000;

    /** Stems that hold the letters of a word with an open end; nobody writes that many. */
    private static final int LIKE = 1_000;

    private WordDao() {}

    /**
     * A word or phrase.
     *
     * @param german its stems; without filler words
     * @param english likewise
     * @param name as names are compared
     * @param germanPhrase a {@code tsquery} of its words one after the other; empty for filler words alone
     * @param englishPhrase likewise
     */
    record Stems(List<String> german, List<String> english, String name, String germanPhrase, String englishPhrase) {
        /** Whether there is nothing in it but filler words. */
        boolean isFiller(boolean phrase) {
            return phrase ? germanPhrase.isEmpty() && englishPhrase.isEmpty() : german.isEmpty() || english.isEmpty();
        }
    }

    private static final String STEMS = """
            SELECT no, tsvector_to_array(search_words('de', text)) AS german, tsvector_to_array(search_words('en', text)) AS english,
                   search_name(text) AS name,
                   phraseto_tsquery('pg_catalog.german', search_umlauts(search_plain(text)))::text AS german_phrase,
                   phraseto_tsquery('pg_catalog.english', translate(search_plain(text), 'äöü', 'aou'))::text AS english_phrase
              FROM unnest(:texts) WITH ORDINALITY AS given(text, no)
            """;

    static List<Stems> stems(Handle db, List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        return db.createQuery(STEMS + " ORDER BY no")
                .bind("texts", texts.toArray(String[]::new))
                .mapTo(Stems.class)
                .list();
    }

    /**
     * What every search begins with.
     *
     * @param latest when the latest post there is was written; 1970 where there is none
     * @param stems of the words asked for, in their order
     */
    record Beginning(Instant latest, List<Stems> stems) {}

    /**
     * Begins a search, in one round trip. For the rest of the transaction, queries are planned along indexes and run by one process:
     * how many posts have any of a hundred names is overestimated by far, and a process that comes to help costs more than it spares.
     *
     * @param posts whether posts are looked for, by queries planned one by one; otherwise each query of the transaction is
     */
    static Beginning begin(Handle db, List<String> texts, boolean posts) {
        List<Stems> stems = new ArrayList<>();
        Instant[] latest = {Instant.EPOCH};
        db.createQuery("""
                        WITH ready AS MATERIALIZED (
                               SELECT set_config('enable_seqscan', 'off', true) || set_config('jit', 'off', true)
                                      || set_config('max_parallel_workers_per_gather', '0', true)
                                      || set_config('plan_cache_mode', :planned, true) AS set,
                                      (SELECT max(last_post_at) FROM conversation) AS latest)
                        SELECT ready.set, ready.latest, word.* FROM ready LEFT JOIN LATERAL (%s) word ON true ORDER BY word.no
                        """.formatted(STEMS))
                .bind("planned", posts ? "auto" : "force_custom_plan")
                .bind("texts", texts.toArray(String[]::new))
                .map((row, context) -> {
                    latest[0] = Objects.requireNonNullElse(Rows.instant(row, "latest"), Instant.EPOCH);
                    return row.getString("name") == null || stems.add(stems(row));
                })
                .list();
        return new Beginning(latest[0], stems);
    }

    private static Stems stems(ResultSet row) throws SQLException {
        return new Stems(
                List.of((String[]) row.getArray("german").getArray()),
                List.of((String[]) row.getArray("english").getArray()),
                row.getString("name"),
                row.getString("german_phrase"),
                row.getString("english_phrase"));
    }

    /**
     * What is known of words.
     *
     * @param parts stems in which a stem stands, by the stem; of a short one, only where it stands at the end
     * @param posts in how many posts a stem stands, up to {@link #COUNTED}
     * @param people whose names have all words of a name, by that as a {@code tsquery}
     */
    record Known(
            Map<String, List<String>> parts, Map<String, Integer> posts, Map<String, List<NameDao.Person>> people) {}

    /** Looks for stems among the words there are, and for names among people outside. */
    static Known known(Handle db, List<String> stems, List<String> names, int people) {
        Known known = new Known(new HashMap<>(), new HashMap<>(), new HashMap<>());
        if (stems.isEmpty() && names.isEmpty()) {
            return known;
        }
        db.createQuery("""
                        SELECT s.stem AS of, w.lexeme, w.posts, 0 AS id
                          FROM unnest(:stems) AS s(stem)
                         CROSS JOIN LATERAL (
                               SELECT lexeme, posts FROM search_word
                                WHERE lexeme LIKE CASE WHEN length(s.stem) > 3 THEN '%%' || s.stem || '%%' WHEN length(s.stem) = 3 THEN '%%' || s.stem ELSE s.stem END
                                ORDER BY posts DESC, lexeme LIMIT :parts) w
                         UNION ALL
                        SELECT n.name, NULL, %s, i.id
                          FROM unnest(:names) AS n(name)
                         CROSS JOIN LATERAL (
                               SELECT id FROM identity WHERE to_tsvector('pg_catalog.simple', called) @@ n.name::tsquery LIMIT :people) i
                        """.formatted(NameDao.POSTS))
                .bind("stems", stems.toArray(String[]::new))
                .bind("names", names.toArray(String[]::new))
                .bind("parts", PARTS)
                .bind("people", people)
                .bind("counted", COUNTED)
                .map((row, context) -> {
                    String lexeme = row.getString("lexeme");
                    if (lexeme == null) {
                        return known.people
                                .computeIfAbsent(row.getString("of"), each -> new ArrayList<>())
                                .add(new NameDao.Person(row.getLong("id"), row.getInt("posts")));
                    }
                    known.posts.put(lexeme, row.getInt("posts"));
                    return known.parts
                            .computeIfAbsent(row.getString("of"), each -> new ArrayList<>())
                            .add(lexeme);
                })
                .list();
        return known;
    }

    /** Stems like these patterns, by these; of very many the most frequent ones. */
    static Map<String, List<String>> like(Handle db, List<String> patterns) {
        Map<String, List<String>> found = new HashMap<>();
        db.createQuery("""
                        SELECT p.pattern, w.lexeme
                          FROM unnest(:patterns) AS p(pattern)
                         CROSS JOIN LATERAL (
                               SELECT lexeme FROM search_word WHERE lexeme LIKE p.pattern ORDER BY posts DESC, lexeme LIMIT :most) w
                        """)
                .bind("patterns", patterns.toArray(String[]::new))
                .bind("most", LIKE)
                .map((row, context) -> found.computeIfAbsent(row.getString("pattern"), each -> new ArrayList<>())
                        .add(row.getString("lexeme")))
                .list();
        return found;
    }

    /** Words like these that stand in several posts, by these, the most similar first. A word of one person alone is not told. */
    static Map<String, List<String>> similar(Handle db, List<String> stems) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        if (stems.isEmpty()) {
            return found;
        }
        db.createQuery("""
                        SELECT s.stem, w.word
                          FROM unnest(:stems) AS s(stem)
                         CROSS JOIN LATERAL (
                               SELECT word, similarity(lexeme, s.stem) AS alike, posts FROM search_word
                                WHERE lexeme % s.stem AND posts > 2 AND lexeme <> s.stem
                                ORDER BY 2 DESC, 3 DESC LIMIT 10) w
                         ORDER BY w.alike DESC, w.posts DESC
                        """)
                .bind("stems", stems.toArray(String[]::new))
                .map((row, context) -> found.computeIfAbsent(row.getString("stem"), each -> new ArrayList<>())
                        .add(row.getString("word")))
                .list();
        return found;
    }

    /** Words that stand in several posts and begin like this. */
    static List<String> beginning(Handle db, String stem, int most) {
        return db.createQuery("""
                        SELECT word FROM search_word WHERE lexeme LIKE :stem || '%' AND posts > 2
                         ORDER BY posts DESC, lexeme LIMIT :most
                        """)
                .bind("stem", stem)
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    /** Which of these words have one of these stems. */
    static List<String> having(Handle db, List<String> words, List<String> stems) {
        if (words.isEmpty() || stems.isEmpty()) {
            return List.of();
        }
        return db.createQuery("""
                        SELECT word FROM unnest(:words) AS given(word)
                         WHERE tsvector_to_array(search_words('de', word) || search_words('en', word)) && CAST(:stems AS text[])
                        """)
                .bind("words", words.toArray(String[]::new))
                .bind("stems", stems.toArray(String[]::new))
                .mapTo(String.class)
                .list();
    }
}
