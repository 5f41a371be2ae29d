package io.oase.inbox;

import io.oase.db.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code merge}, and what went over with them. */
final class MergeDao {
    private MergeDao() {}

    /** A merge that stands; see the columns. {@code into} is where both are now. */
    record Row(
            long id,
            long conversationId,
            long otherId,
            long into,
            long channelId,
            long reshaped,
            Json own,
            Json other,
            Json joint,
            List<Long> posts,
            List<Long> notes,
            List<Long> tags) {}

    static long insert(
            Handle db,
            long conversation,
            long other,
            long reshaped,
            Standing own,
            Standing others,
            Standing joint,
            List<Long> posts,
            Instant now,
            long by) {
        return db.createQuery("""
                        WITH noted AS (
                               UPDATE note SET conversation_id = :conversation WHERE conversation_id = :other RETURNING id),
                             tagged AS (
                               INSERT INTO conversation_tag (conversation_id, tag_id)
                               SELECT :conversation, tag_id FROM conversation_tag WHERE conversation_id = :other
                                   ON CONFLICT DO NOTHING RETURNING tag_id)
                        INSERT INTO merge (conversation_id, other_id, reshaped, own, other, joint, posts, notes, tags, merged_at, merged_by)
                        VALUES (:conversation, :other, :reshaped, :own, :others, :joint, :posts,
                                ARRAY(SELECT id FROM noted), ARRAY(SELECT tag_id FROM tagged), :now, :by)
                        RETURNING id
                        """)
                .bind("conversation", conversation)
                .bind("other", other)
                .bind("reshaped", reshaped)
                .bind("own", Json.of(own))
                .bind("others", Json.of(others))
                .bind("joint", Json.of(joint))
                .bind("posts", posts.toArray(Long[]::new))
                .bind("now", now)
                .bind("by", by)
                .mapTo(Long.class)
                .one();
    }

    /** One that was not parted. */
    static Optional<Row> find(Handle db, long id) {
        return db.createQuery("""
                        SELECT m.id, m.conversation_id, m.other_id, o.merged_into AS into, o.channel_id, m.reshaped, m.own, m.other, m.joint,
                               m.posts, m.notes, m.tags
                          FROM merge m JOIN conversation o ON o.id = m.other_id
                         WHERE m.id = :id AND m.parted_at IS NULL AND o.merged_into IS NOT NULL
                        """).bind("id", id).mapTo(Row.class).findOne();
    }

    /** What stands merged in a conversation, the latest last. */
    static List<Conversation.Merge> of(Handle db, long conversation) {
        return db.createQuery("""
                        SELECT m.id, m.other_id AS conversation_id, m.merged_at, m.merged_by, a.name AS merged_by_name
                          FROM conversation o
                          JOIN merge m ON m.other_id = o.id AND m.parted_at IS NULL
                          JOIN account a ON a.id = m.merged_by
                         WHERE o.merged_into = :id ORDER BY m.id
                        """)
                .bind("id", conversation)
                .mapTo(Conversation.Merge.class)
                .list();
    }

    /** Whether something was merged into the same conversation afterwards, and still is. */
    static boolean isLatest(Handle db, Row merge) {
        return db.createQuery("""
                        SELECT NOT EXISTS (SELECT FROM merge WHERE conversation_id = :conversation AND parted_at IS NULL AND id > :id)
                        """)
                .bind("conversation", merge.conversationId())
                .bind("id", merge.id())
                .mapTo(Boolean.class)
                .one();
    }

    /** What goes back: what came over, and what was said below it since or begins where its thread began. */
    static List<Long> back(Handle db, Row merge) {
        return db.createQuery("""
                        WITH RECURSIVE back AS (
                               SELECT id, key FROM post WHERE id = ANY(:posts) AND conversation_id = :into
                                UNION
                               SELECT p.id, p.key
                                 FROM conversation o
                                 JOIN post p ON p.conversation_id = :into AND p.root_key = o.thread_key AND p.id > :reshaped
                                WHERE o.id = :other
                                  AND NOT EXISTS (SELECT FROM post above WHERE above.channel_id = :channel AND above.key = p.parent_key
                                                   AND above.conversation_id = :into)
                                UNION
                               SELECT p.id, p.key
                                 FROM back JOIN post p ON p.channel_id = :channel AND p.parent_key = back.key
                                WHERE p.conversation_id = :into AND p.id > :reshaped)
                        SELECT id FROM back ORDER BY id
                        """)
                .bind("posts", merge.posts().toArray(Long[]::new))
                .bind("into", merge.into())
                .bind("other", merge.otherId())
                .bind("channel", merge.channelId())
                .bind("reshaped", merge.reshaped())
                .mapTo(Long.class)
                .list();
    }

    /** Notes that it was parted, and gives back what else came over. */
    static void part(Handle db, Row merge, Instant now, long by) {
        db.createUpdate("UPDATE note SET conversation_id = :other WHERE id = ANY(:notes) AND conversation_id = :into")
                .bind("other", merge.otherId())
                .bind("notes", merge.notes().toArray(Long[]::new))
                .bind("into", merge.into())
                .execute();
        db.createUpdate("DELETE FROM conversation_tag WHERE conversation_id = :into AND tag_id = ANY(:tags)")
                .bind("tags", merge.tags().toArray(Long[]::new))
                .bind("into", merge.into())
                .execute();
        db.createUpdate("UPDATE merge SET parted_at = :now, parted_by = :by WHERE id = :id")
                .bind("id", merge.id())
                .bind("now", now)
                .bind("by", by)
                .execute();
    }

    /** From now on their posts are there; so are those of what was merged into them. */
    static void pointAt(Handle db, long other, long into) {
        db.createUpdate("""
                        UPDATE conversation SET merged_into = :into, state = 'resolved', unanswered_since = NULL, posts = 0
                         WHERE id = :other OR merged_into = :other
                        """).bind("other", other).bind("into", into).execute();
    }

    /** Stands for itself again, and for what was merged into it before. */
    static void pointBack(Handle db, Row merge) {
        db.createUpdate("""
                        WITH RECURSIVE under AS (
                               SELECT other_id FROM merge WHERE conversation_id = :other AND parted_at IS NULL
                                UNION
                               SELECT m.other_id FROM merge m JOIN under ON m.conversation_id = under.other_id WHERE m.parted_at IS NULL)
                        UPDATE conversation SET merged_into = nullif(:other, id)
                         WHERE merged_into = :into AND (id = :other OR id IN (SELECT other_id FROM under))
                        """)
                .bind("other", merge.otherId())
                .bind("into", merge.into())
                .execute();
    }

    /** Those among them to whom somebody wrote since and still waits. */
    static List<Long> waiting(Handle db, Collection<Long> conversations, long since) {
        return db.createQuery("""
                        SELECT c.id FROM conversation c
                         WHERE c.id = ANY(:ids) AND c.state IN ('waiting', 'resolved') AND c.unanswered_since IS NOT NULL
                           AND EXISTS (SELECT FROM post p WHERE p.conversation_id = c.id AND p.id > :since AND NOT p.own AND p.addressed
                                          AND p.deleted_at IS NULL AND NOT p.settled)
                        """)
                .bind("ids", conversations.toArray(Long[]::new))
                .bind("since", since)
                .mapTo(Long.class)
                .list();
    }

    /** Where the posts of a conversation are; itself unless it was merged. Null when there is none. */
    static @Nullable Long where(Handle db, long conversation) {
        return db.createQuery("SELECT coalesce(merged_into, id) FROM conversation WHERE id = :id")
                .bind("id", conversation)
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
    }
}
