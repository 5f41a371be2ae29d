package io.oase.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which posts are split off, and the row of the conversation they become. */
final class SplitDao {
    private SplitDao() {}

    /**
     * What was chosen.
     *
     * @param found how many of the posts are in the conversation
     * @param left how many others from outside are
     * @param first the oldest chosen one from outside; null when all are ours
     */
    record Choice(int found, int left, @Nullable Long first) {}

    static Choice choice(Handle db, long conversation, Collection<Long> posts) {
        return db.createQuery("""
                        SELECT count(*) FILTER (WHERE id = ANY(:posts)) AS found,
                               count(*) FILTER (WHERE NOT own AND addressed AND id <> ALL(:posts)) AS left,
                               (array_agg(id ORDER BY addressed DESC, posted_at, id) FILTER (WHERE NOT own AND addressed AND id = ANY(:posts)))[1] AS first
                          FROM post WHERE conversation_id = :id
                        """)
                .bind("id", conversation)
                .bind("posts", posts.toArray(Long[]::new))
                .mapTo(Choice.class)
                .one();
    }

    /**
     * Makes the conversation. Its key is that of its first post; a merged conversation that had it keeps leading where it
     * leads under another one.
     */
    static long insert(Handle db, long from, long first, long reshaped, Instant now) {
        db.createUpdate("""
                        UPDATE conversation c SET thread_key = c.thread_key || ' ' || :reshaped
                          FROM post p
                         WHERE p.id = :first AND c.channel_id = p.channel_id AND c.thread_key = p.key AND c.merged_into IS NOT NULL
                        """).bind("first", first).bind("reshaped", reshaped).execute();
        long made = db.createQuery("""
                        INSERT INTO conversation (channel_id, thread_key, identity_id, contact_id, private, kind, title, language, state,
                                                  resolved_at, priority, assignee_id, team_id, settled_post_id, last_post_id, last_post_at, posts,
                                                  opened_at, created_at, reshaped)
                        SELECT c.channel_id,
                               CASE WHEN EXISTS (SELECT FROM conversation o WHERE o.channel_id = c.channel_id AND o.thread_key = p.key)
                                    THEN p.key || ' ' || :reshaped ELSE p.key END,
                               p.identity_id, i.contact_id, c.private OR p.visibility IN ('private', 'followers'), p.kind, '',
                               coalesce(p.language, c.language), c.state, c.resolved_at, c.priority, c.assignee_id, c.team_id, c.settled_post_id, p.id,
                               p.posted_at, 1, p.posted_at, :now, :reshaped
                          FROM conversation c, post p JOIN identity i ON i.id = p.identity_id
                         WHERE c.id = :from AND p.id = :first
                        RETURNING id
                        """)
                .bind("from", from)
                .bind("first", first)
                .bind("reshaped", reshaped)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
        db.createUpdate("""
                        INSERT INTO conversation_tag (conversation_id, tag_id)
                        SELECT :made, tag_id FROM conversation_tag WHERE conversation_id = :from
                        """).bind("made", made).bind("from", from).execute();
        Words words = db.createQuery("SELECT warning, title, body FROM post WHERE id = :first")
                .bind("first", first)
                .mapTo(Words.class)
                .one();
        db.createUpdate("UPDATE conversation SET title = :title WHERE id = :made")
                .bind("made", made)
                .bind("title", Heading.of(words.warning(), words.title(), words.body()))
                .execute();
        return made;
    }

    /** The post, and what stands below it in the same conversation. */
    static List<Long> below(Handle db, long conversation, long post) {
        return db.createQuery("""
                        WITH RECURSIVE below AS (
                               SELECT id, key, channel_id FROM post WHERE id = :post AND conversation_id = :id
                                UNION
                               SELECT p.id, p.key, p.channel_id
                                 FROM below b JOIN post p ON p.channel_id = b.channel_id AND p.parent_key = b.key
                                WHERE p.conversation_id = :id)
                        SELECT id FROM below ORDER BY id
                        """)
                .bind("id", conversation)
                .bind("post", post)
                .mapTo(Long.class)
                .list();
    }

    record Words(@Nullable String warning, @Nullable String title, String body) {}
}
