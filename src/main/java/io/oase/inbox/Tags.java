package io.oase.inbox;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code tag} and {@code conversation_tag}. */
final class Tags {
    private static final int LONGEST = 40;
    private static final int FEW = 3_000;
    private static final int MOST = 50;

    private Tags() {}

    /** A tag as it may be stored: one line, no leading hash, not too long. */
    static String checked(String field, String raw) {
        String tag = raw.strip().replaceFirst("^#+", "").strip().replaceAll("\\s+", " ");
        if (tag.isEmpty() || tag.length() > LONGEST || tag.chars().anyMatch(Character::isISOControl)) {
            throw new Refused.Invalid(field, Said.of("inbox.tag_length", LONGEST));
        }
        return tag;
    }

    /** All tags of a conversation as they may be stored, each once. */
    static List<String> checked(List<String> raw) {
        if (raw.size() > MOST) {
            throw new Refused.Invalid("tags", Said.of("inbox.too_many_tags", MOST));
        }
        return raw.stream().map(tag -> checked("tags", tag)).distinct().toList();
    }

    static List<String> of(Handle db, long conversation) {
        return db.createQuery("""
                        SELECT t.name FROM conversation_tag ct JOIN tag t ON t.id = ct.tag_id
                         WHERE ct.conversation_id = :conversation ORDER BY lower(t.name)
                        """)
                .bind("conversation", conversation)
                .mapTo(String.class)
                .list();
    }

    /** A tag, and whether few enough conversations have it that all of them can be fetched for one page. */
    record Use(long id, boolean rare) {}

    /** Null when there is no such tag. */
    static @Nullable Use use(Handle db, String name) {
        return db.createQuery("""
                        SELECT t.id, (SELECT count(*) FROM (SELECT 1 FROM conversation_tag ct WHERE ct.tag_id = t.id
                                                             LIMIT :few + 1) bounded) <= :few AS rare
                          FROM tag t WHERE lower(t.name) = lower(:name)
                        """)
                .bind("name", name)
                .bind("few", FEW)
                .mapTo(Use.class)
                .findOne()
                .orElse(null);
    }

    static List<String> all(Handle db) {
        return db.createQuery("SELECT name FROM tag ORDER BY lower(name) LIMIT 500")
                .mapTo(String.class)
                .list();
    }

    static boolean add(Handle db, long conversation, String name) {
        return db.createUpdate("""
                                WITH made AS (
                                     INSERT INTO tag (name) VALUES (:name)
                                         ON CONFLICT (lower(name)) DO UPDATE SET name = tag.name
                                     RETURNING id)
                                INSERT INTO conversation_tag (conversation_id, tag_id) SELECT :conversation, id FROM made
                                    ON CONFLICT DO NOTHING
                                """)
                        .bind("conversation", conversation)
                        .bind("name", name)
                        .execute()
                > 0;
    }

    static boolean remove(Handle db, long conversation, String name) {
        return db.createUpdate("""
                                DELETE FROM conversation_tag ct USING tag t
                                 WHERE t.id = ct.tag_id AND lower(t.name) = lower(:name) AND ct.conversation_id = :conversation
                                """)
                        .bind("conversation", conversation)
                        .bind("name", name)
                        .execute()
                > 0;
    }
}
