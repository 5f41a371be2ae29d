package io.oase.inbox;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What moves with posts when conversations are merged, parted and split. */
final class Reshaping {
    private Reshaping() {}

    /** The number by which whoever looked before is told apart from whoever looks afterwards. */
    static long next(Handle db) {
        return db.createQuery("SELECT nextval(pg_get_serial_sequence('post', 'id'))")
                .mapTo(Long.class)
                .one();
    }

    /** Notes that they have changed their shape. */
    static void note(Handle db, Collection<Long> conversations, long reshaped) {
        db.createUpdate("UPDATE conversation SET reshaped = :reshaped WHERE id = ANY(:ids)")
                .bind("ids", conversations.toArray(Long[]::new))
                .bind("reshaped", reshaped)
                .execute();
    }

    /**
     * Notes of posts whose turn is over that it is, so that it stays so beside posts from elsewhere: an answer to one person
     * must not count as one to another, and what was resolved must not wait again. Who waits is found as {@link Recount}
     * finds it.
     *
     * @param but posts that are left alone
     */
    static void settle(Handle db, Collection<Long> conversations, Collection<Long> but) {
        db.createUpdate("""
                        UPDATE post p SET settled = true
                          FROM conversation c
                         CROSS JOIN LATERAL (
                               SELECT max(posted_at) AS at, (array_agg(key ORDER BY posted_at DESC, id DESC))[1] AS key
                                 FROM post WHERE conversation_id = c.id AND own AND NOT automatic AND deleted_at IS NULL AND NOT settled) answer
                         WHERE c.id = ANY(:ids) AND p.conversation_id = c.id AND NOT p.settled AND p.id <> ALL(:but)
                           AND NOT (NOT p.own AND p.addressed AND p.deleted_at IS NULL AND p.id > c.settled_post_id
                                    AND (p.posted_at > coalesce(answer.at, '-infinity') OR coalesce(p.parent_key = answer.key, false)))
                        """)
                .bind("ids", conversations.toArray(Long[]::new))
                .bind("but", but.toArray(Long[]::new))
                .execute();
    }

    /** All posts of a conversation. */
    static List<Long> posts(Handle db, long conversation) {
        return db.createQuery("SELECT id FROM post WHERE conversation_id = :id ORDER BY id")
                .bind("id", conversation)
                .mapTo(Long.class)
                .list();
    }

    /** Moves posts, and with each the answers to it: those that are out, on their way, or failed. */
    static void move(Handle db, Collection<Long> posts, long from, long to) {
        Long[] ids = posts.toArray(Long[]::new);
        db.createUpdate("UPDATE post SET conversation_id = :to WHERE id = ANY(:ids) AND conversation_id = :from")
                .bind("ids", ids)
                .bind("from", from)
                .bind("to", to)
                .execute();
        db.createUpdate("UPDATE reply SET conversation_id = :to WHERE conversation_id = :from AND post_id = ANY(:ids)")
                .bind("ids", ids)
                .bind("from", from)
                .bind("to", to)
                .execute();
    }
}
