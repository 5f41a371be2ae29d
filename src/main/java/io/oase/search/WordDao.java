package io.oase.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Stems, as the database makes them, and {@code search_word}: the stems there are. */
final class WordDao {
    /** Words that hold another word: more are none that somebody means. */
    private static final int PARTS = 40;

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

    static List<Stems> stems(Handle db, List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        return db.createQuery("""
                        SELECT tsvector_to_array(search_words('de', text)) AS german, tsvector_to_array(search_words('en', text)) AS english,
                               search_name(text) AS name,
                               phraseto_tsquery('pg_catalog.german', search_umlauts(search_plain(text)))::text AS german_phrase,
                               phraseto_tsquery('pg_catalog.english', translate(search_plain(text), 'äöü', 'aou'))::text AS english_phrase
                          FROM unnest(:texts) WITH ORDINALITY AS given(text, no) ORDER BY no
                        """)
                .bind("texts", texts.toArray(String[]::new))
                .mapTo(Stems.class)
                .list();
    }

    /** Stems in which these stand, by these; of a short one, only where it stands at the end. */
    static Map<String, List<String>> containing(Handle db, List<String> stems) {
        Map<String, List<String>> found = new HashMap<>();
        if (stems.isEmpty()) {
            return found;
        }
        db.createQuery("""
                        SELECT s.stem, w.lexeme
                          FROM unnest(:stems) AS s(stem)
                         CROSS JOIN LATERAL (
                               SELECT lexeme FROM search_word
                                WHERE lexeme LIKE CASE WHEN length(s.stem) > 3 THEN '%' || s.stem || '%' WHEN length(s.stem) = 3 THEN '%' || s.stem ELSE s.stem END
                                ORDER BY posts DESC, lexeme LIMIT :parts) w
                        """)
                .bind("stems", stems.toArray(String[]::new))
                .bind("parts", PARTS)
                .map((row, context) -> found.computeIfAbsent(row.getString("stem"), each -> new ArrayList<>())
                        .add(row.getString("lexeme")))
                .list();
        return found;
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

    /** The last post whose words were learnt; 0 for none. */
    static long learnt(Handle db) {
        return db.createQuery("SELECT post_id FROM search_learnt")
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
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

    /**
     * Learns the words of the next posts, in their order.
     *
     * @return how many posts were looked at; -1 when somebody else is at it
     */
    static int learn(Handle db, int posts) {
        Long from = db.createQuery("SELECT post_id FROM search_learnt FOR UPDATE SKIP LOCKED")
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
        return from == null
                ? -1
                : db.createQuery("""
                        WITH said AS MATERIALIZED (
                               SELECT id, CASE WHEN language LIKE 'en%' THEN 'en' ELSE 'de' END AS language,
                                      CASE WHEN conversation_id IS NULL THEN '' ELSE coalesce(title || ' ', '') || body END AS body
                                 FROM post WHERE id > :from ORDER BY id LIMIT :posts),
                             up AS (UPDATE search_learnt SET post_id = (SELECT max(id) FROM said) WHERE EXISTS (SELECT FROM said)),
                             words AS (
                               SELECT language, word, count(DISTINCT id) AS posts
                                 FROM said CROSS JOIN LATERAL regexp_split_to_table(lower(body), '[^[:alpha:]]+') AS word
                                WHERE length(word) BETWEEN 3 AND 40 GROUP BY 1, 2),
                             stems AS (
                               SELECT lexeme, (array_agg(word ORDER BY posts DESC, word))[1] AS word, least(100, sum(posts)) AS posts
                                 FROM words CROSS JOIN LATERAL unnest(tsvector_to_array(search_words(language, word))) AS lexeme
                                GROUP BY 1),
                             learnt AS (
                               INSERT INTO search_word (lexeme, word, posts) SELECT lexeme, word, posts FROM stems ORDER BY lexeme
                                   ON CONFLICT (lexeme) DO UPDATE SET posts = search_word.posts + excluded.posts
                                WHERE search_word.posts < 100)
                        SELECT count(*) FROM said
                        """)
                        .bind("from", from)
                        .bind("posts", posts)
                        .mapTo(Integer.class)
                        .one();
    }
}
