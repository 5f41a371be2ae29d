package io.oase.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Texts of what was found, to show why. */
final class TextDao {
    private TextDao() {}

    /**
     * Something found.
     *
     * @param own whether we wrote it
     * @param person name and handle of whoever wrote a post; empty for the others
     */
    record Text(String kind, long id, String words, boolean own, String person) {
        String key() {
            return kind + id;
        }
    }

    /** By {@link Text#key}. What was deleted meanwhile is not there. */
    static Map<String, Text> read(
            Handle db,
            Collection<Long> posts,
            Collection<Long> notes,
            Collection<Long> replies,
            Collection<Long> tags) {
        Map<String, Text> texts = new HashMap<>();
        db.createQuery("""
                        SELECT 'post' AS kind, p.id, concat_ws(' ', p.title, p.warning, p.body) AS words, p.own,
                               concat_ws(' ', nullif(i.display_name, ''), '@' || i.handle) AS person
                          FROM post p JOIN identity i ON i.id = p.identity_id WHERE p.id = ANY(:posts) AND p.deleted_at IS NULL
                         UNION ALL
                        SELECT 'note', id, body, true, '' FROM note WHERE id = ANY(:notes)
                         UNION ALL
                        SELECT 'reply', id, body, true, '' FROM reply WHERE id = ANY(:replies)
                         UNION ALL
                        SELECT 'tag', id, name, true, '' FROM tag WHERE id = ANY(:tags)
                        """)
                .bind("posts", array(posts))
                .bind("notes", array(notes))
                .bind("replies", array(replies))
                .bind("tags", array(tags))
                .mapTo(Text.class)
                .forEach(text -> texts.put(text.key(), text));
        return texts;
    }

    private static Long[] array(Collection<Long> ids) {
        return ids.toArray(Long[]::new);
    }
}
