package io.oase.ingest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.oase.db.Columns;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code post}, a page at a time. */
final class PostDao {
    private PostDao() {}

    /** Which of these keys are stored. */
    static Set<String> known(Handle db, long channelId, Collection<String> keys) {
        Set<String> known = new HashSet<>();
        db.createQuery("SELECT key FROM post WHERE channel_id = :channel AND key = ANY(:keys)")
                .bind("channel", channelId)
                .bind("keys", keys.toArray(String[]::new))
                .map((row, context) -> known.add(row.getString("key")))
                .list();
        return known;
    }

    /** A post with the ids only the database knows, named like the columns. */
    record Row(
            long id,
            @JsonUnwrapped Arrival post,
            @Nullable Long conversationId,
            long identityId,
            @Nullable Long replyId) {}

    private static final Columns<Row> ROWS = Columns.of("r", Row.class);

    /** Stores new posts; answers the keys of those stored. One that another transaction stored meanwhile is left out. */
    static Set<String> insert(Handle db, long channelId, List<Row> rows, Instant now) {
        Set<String> keys = new HashSet<>();
        if (rows.isEmpty()) {
            return keys;
        }
        db.createQuery("""
                        INSERT INTO post (id, channel_id, key, conversation_id, identity_id, reply_id, automatic, own, addressed, kind, visibility,
                               parent_key, root_key, parent_absence, url, stars, title, body, html, warning, language, media, poll,
                               emojis, ref, content_hash, posted_at, received_at, edited_at)
                        OVERRIDING SYSTEM VALUE
                        SELECT id, :channel, key, conversation_id, identity_id, reply_id,
                               coalesce((SELECT automatic FROM reply WHERE reply.id = r.reply_id), false), own, addressed, kind, visibility,
                               parent_key, root_key, parent_absence, url, stars, title, body, html, warning, language, media, poll,
                               emojis, ref, content_hash, posted_at, :now, edited_at
                          FROM %s
                            ON CONFLICT (channel_id, key) DO NOTHING
                        RETURNING key
                        """.formatted(ROWS))
                .bind("channel", channelId)
                .bindMap(ROWS.of(rows))
                .bind("now", now)
                .map((row, context) -> keys.add(row.getString("key")))
                .list();
        return keys;
    }

    /** A context post that turned out to be meant for us, and where it belongs. */
    record Promoted(long id, long conversationId, boolean addressed, String kind) {}

    private static final Columns<Promoted> PROMOTED = Columns.of("r", Promoted.class);

    /** Brings context posts into their conversations. */
    static void promote(Handle db, List<Promoted> posts) {
        if (posts.isEmpty()) {
            return;
        }
        db.createUpdate("""
                        UPDATE post p
                           SET conversation_id = r.conversation_id, addressed = p.addressed OR r.addressed, kind = r.kind
                          FROM %s
                         WHERE p.id = r.id
                        """.formatted(PROMOTED)).bindMap(PROMOTED.of(posts)).execute();
    }

    /** Answers that were only context until the post they answer arrived, brought into its conversation. */
    static List<Long> adopt(Handle db, long channelId, Map<String, Long> conversationByParent) {
        if (conversationByParent.isEmpty()) {
            return List.of();
        }
        return db.createQuery("""
                        WITH RECURSIVE below AS (
                               SELECT p.id, p.key, n.conversation_id, 1 AS depth
                                 FROM unnest(:keys, :conversations) AS n(key, conversation_id)
                                 JOIN post p ON p.channel_id = (SELECT CAST(:channel AS bigint)) AND p.parent_key = n.key AND p.conversation_id IS NULL
                                UNION ALL
                               SELECT p.id, p.key, b.conversation_id, b.depth + 1
                                 FROM below b
                                 JOIN post p ON p.channel_id = (SELECT CAST(:channel AS bigint)) AND p.parent_key = b.key AND p.conversation_id IS NULL
                                WHERE b.depth < 50)
                        UPDATE post SET conversation_id = below.conversation_id
                          FROM below WHERE post.id = below.id
                        RETURNING post.id
                        """)
                .bind("channel", channelId)
                .bind("keys", conversationByParent.keySet().toArray(String[]::new))
                .bind("conversations", conversationByParent.values().toArray(Long[]::new))
                .mapTo(Long.class)
                .list();
    }

    /** A stored post that stands differently now. */
    record Edited(long id, @JsonUnwrapped Arrival now) {}

    private static final Columns<Edited> EDITED = Columns.of("r", Edited.class);

    /** Keeps how posts stood, and writes how they stand now. */
    static void edit(Handle db, List<Edited> posts, Instant at) {
        if (posts.isEmpty()) {
            return;
        }
        db.createUpdate("""
                        INSERT INTO post_version (post_id, title, body, warning, stars, replaced_at)
                        SELECT id, title, body, warning, stars, :at FROM post WHERE id = ANY(:ids) ORDER BY id
                        """)
                .bind("ids", posts.stream().map(Edited::id).toArray(Long[]::new))
                .bind("at", at)
                .execute();
        db.createUpdate("""
                        UPDATE post p
                           SET stars = r.stars, kind = CASE WHEN r.stars IS NULL THEN p.kind ELSE r.kind END,
                               title = r.title, body = r.body, html = r.html, warning = r.warning, language = r.language,
                               media = r.media, poll = r.poll, emojis = r.emojis, ref = r.ref,
                               content_hash = r.content_hash, visibility = r.visibility,
                               edited_at = coalesce(r.edited_at, :at), deleted_at = NULL
                          FROM %s
                         WHERE p.id = r.id
                        """.formatted(EDITED))
                .bindMap(EDITED.of(posts))
                .bind("at", at)
                .execute();
    }

    /**
     * What a network needs to answer a post, as it is now, why its parent is not to be seen, and its stars where they were not read
     * before.
     */
    record Refreshed(
            long id,
            Map<String, String> ref,
            @Nullable String parentAbsence,
            @Nullable Integer stars) {}

    private static final Columns<Refreshed> REFRESHED = Columns.of("r", Refreshed.class);

    /** What a network needs to answer a post may change without its text changing (a new content id). */
    static void refresh(Handle db, List<Refreshed> posts) {
        if (posts.isEmpty()) {
            return;
        }
        db.createUpdate("""
                        UPDATE post p
                           SET ref = r.ref, parent_absence = coalesce(p.parent_absence, r.parent_absence), stars = r.stars,
                               kind = CASE WHEN r.stars IS NULL THEN p.kind ELSE 'review' END
                          FROM %s
                         WHERE p.id = r.id
                        """.formatted(REFRESHED)).bindMap(REFRESHED.of(posts)).execute();
    }

    /**
     * Their authors deleted them: so does Oase, whatever was said before included. Who wrote, when, and that it is gone stays.
     */
    static void delete(Handle db, Collection<Long> posts, Instant at) {
        if (posts.isEmpty()) {
            return;
        }
        Long[] ids = posts.toArray(Long[]::new);
        db.createUpdate("DELETE FROM post_version WHERE post_id = ANY(:ids)")
                .bind("ids", ids)
                .execute();
        db.createUpdate("""
                        UPDATE post
                           SET deleted_at = :at, stars = NULL, title = NULL, body = '', html = NULL, warning = NULL, media = '[]', poll = NULL,
                               emojis = '[]', content_hash = ''
                         WHERE id = ANY(:ids)
                        """).bind("ids", ids).bind("at", at).execute();
    }
}
