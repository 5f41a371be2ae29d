package io.oase.reply;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The send guard: nobody answers something that has moved on since they looked. Runs under the conversation's lock. */
final class Guard {
    private static final String SPOKEN = """
            SELECT id FROM post
             WHERE conversation_id = :conversation AND (addressed OR own) AND NOT automatic AND deleted_at IS NULL
            """;

    private Guard() {}

    /**
     * Checks.
     *
     * @param asked the conversation its author was looking at; another one when it was merged meanwhile
     */
    static void check(Handle db, long asked, long conversation, long seen, long author) {
        boolean reshaped = reshaped(db, conversation, seen);
        List<Long> newer = reshaped ? unseen(db, asked, conversation, seen) : newer(db, conversation, seen);
        if (reshaped) {
            throw new Refused.Conflict(Said.of("reply.reshaped", newer.size()), newer);
        }
        if (!newer.isEmpty()) {
            throw new Refused.Conflict(Said.of("reply.something_newer", newer.size()), newer);
        }
        db.createQuery("""
                        SELECT CASE WHEN r.author_id = :author THEN 'reply.yours_waits'
                                    WHEN r.state = 'awaiting_approval' THEN 'reply.colleague_waits'
                                    ELSE 'reply.colleague_is_answering' END AS key, a.name
                          FROM reply r JOIN account a ON a.id = r.author_id
                         WHERE r.conversation_id = :conversation AND NOT r.automatic
                           AND (r.state = 'awaiting_approval' OR r.author_id <> :author AND r.state IN ('queued', 'publishing'))
                         LIMIT 1
                        """)
                .bind("conversation", conversation)
                .bind("author", author)
                .map((row, context) -> Said.of(row.getString("key"), row.getString("name")))
                .findOne()
                .ifPresent(said -> {
                    throw new Refused.Conflict(said, List.of());
                });
    }

    /** What has come to a conversation since somebody looked; also when it was merged or split. */
    static Newer since(Handle db, long conversation, long seen) {
        boolean reshaped = reshaped(db, conversation, seen);
        List<Long> posts = reshaped ? unseen(db, conversation, conversation, seen) : newer(db, conversation, seen);
        return new Newer(reshaped || !posts.isEmpty(), posts);
    }

    /**
     * What somebody has not seen.
     *
     * @param any whether there is anything; a merge may have brought nothing that is spoken
     */
    record Newer(boolean any, List<Long> posts) {}

    private static boolean reshaped(Handle db, long conversation, long seen) {
        return db.createQuery("SELECT reshaped > :seen FROM conversation WHERE id = :conversation")
                .bind("conversation", conversation)
                .bind("seen", seen)
                .mapTo(Boolean.class)
                .one();
    }

    private static List<Long> newer(Handle db, long conversation, long seen) {
        return db.createQuery(SPOKEN + " AND id > :seen ORDER BY id")
                .bind("conversation", conversation)
                .bind("seen", seen)
                .mapTo(Long.class)
                .list();
    }

    /** Posts that came from elsewhere have lower ids than what was seen, perhaps; and whoever was there has seen those only. */
    private static List<Long> unseen(Handle db, long asked, long conversation, long seen) {
        return db.createQuery(SPOKEN + """
                         AND (id > :seen OR (id = ANY(ARRAY(
                               SELECT unnest(m.posts) FROM merge m JOIN conversation o ON o.id = m.other_id
                                WHERE m.parted_at IS NULL AND m.reshaped > :seen AND o.merged_into = :conversation
                                  AND (:asked = :conversation OR m.other_id = :asked)))) = (:asked = :conversation))
                         ORDER BY id
                        """)
                .bind("asked", asked)
                .bind("conversation", conversation)
                .bind("seen", seen)
                .mapTo(Long.class)
                .list();
    }
}
