package io.oase.search;

import org.jdbi.v3.core.Handle;

/** {@code search_learnt}: up to which post the words are in {@code search_word}, and how the next ones get there. */
final class LearntDao {
    private LearntDao() {}

    /** The last post whose words were learnt; 0 for none. */
    static long last(Handle db) {
        return db.createQuery("SELECT post_id FROM search_learnt")
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
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
                               SELECT lexeme, (array_agg(word ORDER BY posts DESC, word))[1] AS word, least(:counted, sum(posts)) AS posts
                                 FROM words CROSS JOIN LATERAL unnest(tsvector_to_array(search_words(language, word))) AS lexeme
                                GROUP BY 1),
                             learnt AS (
                               INSERT INTO search_word (lexeme, word, posts) SELECT lexeme, word, posts FROM stems ORDER BY lexeme
                                   ON CONFLICT (lexeme) DO UPDATE SET posts = search_word.posts + excluded.posts
                                WHERE search_word.posts < :counted)
                        SELECT count(*) FROM said
                        """)
                        .bind("from", from)
                        .bind("posts", posts)
                        .bind("counted", WordDao.COUNTED)
                        .mapTo(Integer.class)
                        .one();
    }
}
