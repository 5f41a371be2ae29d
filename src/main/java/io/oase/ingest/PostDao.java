package io.oase.ingest;

import io.oase.db.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code post}, a page at a time. */
final class PostDao {
    private PostDao() {}

    /** What is already stored of a post. */
    record Stored(
            long id,
            String key,
            @Nullable Long conversationId,
            boolean own,
            boolean addressed,
            String contentHash,
            @Nullable Instant deletedAt) {}

    static Map<String, Stored> find(Handle db, long channelId, Collection<String> keys) {
        Map<String, Stored> found = new HashMap<>();
        db.createQuery("""
                        SELECT id, key, conversation_id, own, addressed, content_hash, deleted_at
                          FROM post WHERE channel_id = :channel AND key = ANY(:keys)
                        """)
                .bind("channel", channelId)
                .bind("keys", keys.toArray(String[]::new))
                .mapTo(Stored.class)
                .forEach(row -> found.put(row.key(), row));
        return found;
    }

    /** Of posts that answer one of these, the conversation; the oldest where there are several. */
    static Map<String, Long> conversationsOfChildren(Handle db, long channelId, Collection<String> keys) {
        Map<String, Long> found = new HashMap<>();
        db.createQuery("""
                        SELECT parent_key, min(conversation_id) AS conversation_id
                          FROM post
                         WHERE channel_id = :channel AND parent_key = ANY(:keys) AND conversation_id IS NOT NULL
                         GROUP BY parent_key
                        """)
                .bind("channel", channelId)
                .bind("keys", keys.toArray(String[]::new))
                .map((row, context) -> found.put(row.getString("parent_key"), row.getLong("conversation_id")))
                .list();
        return found;
    }

    /** A post with the ids only the database knows, named like the columns. */
    record Row(
            Arrival a,
            @Nullable Long conversationId,
            long identityId,
            @Nullable Long replyId) {}

    /** Stores new posts; answers their ids by key. A post another transaction stored meanwhile is left out. */
    static Map<String, Long> insert(Handle db, long channelId, List<Row> rows, Instant now) {
        Map<String, Long> ids = new HashMap<>();
        if (rows.isEmpty()) {
            return ids;
        }
        db.createQuery("""
                        INSERT INTO post (channel_id, key, conversation_id, identity_id, reply_id, own, addressed, kind, visibility,
                               parent_key, root_key, parent_absence, url, title, body, html, warning, language, media, poll,
                               emojis, ref, content_hash, posted_at, received_at, edited_at)
                        SELECT :channel, a.key, r."conversationId", r."identityId", r."replyId", a.own, a.addressed, a.kind,
                               a.visibility, a."parentKey", a."rootKey", a."parentAbsence", a.url, a.title, a.body, a.html,
                               a.warning, a.language, a.media, nullif(a.poll, 'null'), a.emojis, a.ref, a."contentHash",
                               a."postedAt", :now, a."editedAt"
                          FROM jsonb_to_recordset(:rows) AS r(a jsonb, "conversationId" bigint, "identityId" bigint,
                               "replyId" bigint),
                               jsonb_to_record(r.a) AS a(key text, own boolean, addressed boolean, kind text, visibility text,
                               "parentKey" text, "rootKey" text, "parentAbsence" text, url text, title text, body text,
                               html text, warning text, language text, media jsonb, poll jsonb, emojis jsonb, ref jsonb,
                               "contentHash" text, "postedAt" timestamptz, "editedAt" timestamptz)
                         ORDER BY a."postedAt", a.key
                            ON CONFLICT (channel_id, key) DO NOTHING
                        RETURNING id, key
                        """)
                .bind("channel", channelId)
                .bind("rows", Json.of(rows))
                .bind("now", now)
                .map((row, context) -> ids.put(row.getString("key"), row.getLong("id")))
                .list();
        return ids;
    }

    /** Brings a context post into a conversation: it turned out to be meant for us. */
    static void promote(Handle db, long postId, long conversationId, boolean addressed, String kind) {
        db.createUpdate("""
                        UPDATE post SET conversation_id = :conversation, addressed = addressed OR :addressed, kind = :kind
                         WHERE id = :id
                        """)
                .bind("id", postId)
                .bind("conversation", conversationId)
                .bind("addressed", addressed)
                .bind("kind", kind)
                .execute();
    }

    /** Answers that were only context until the post they answer arrived, brought into its conversation. */
    static List<Long> adopt(Handle db, long channelId, Map<String, Long> conversationByParent) {
        if (conversationByParent.isEmpty()) {
            return List.of();
        }
        return db.createQuery("""
                        WITH RECURSIVE below AS (
                               SELECT p.id, p.key, n.conversation_id, 1 AS depth
                                 FROM jsonb_to_recordset(:parents) AS n(key text, conversation_id bigint)
                                 JOIN post p ON p.channel_id = :channel AND p.parent_key = n.key AND p.conversation_id IS NULL
                                UNION ALL
                               SELECT p.id, p.key, b.conversation_id, b.depth + 1
                                 FROM below b
                                 JOIN post p ON p.channel_id = :channel AND p.parent_key = b.key AND p.conversation_id IS NULL
                                WHERE b.depth < 50)
                        UPDATE post SET conversation_id = below.conversation_id
                          FROM below WHERE post.id = below.id
                        RETURNING post.id
                        """)
                .bind("channel", channelId)
                .bind(
                        "parents",
                        Json.of(conversationByParent.entrySet().stream()
                                .map(entry -> Map.of("key", entry.getKey(), "conversation_id", entry.getValue()))
                                .toList()))
                .mapTo(Long.class)
                .list();
    }

    /** Keeps how a post stood, and writes how it stands now. */
    static void edit(Handle db, long postId, Arrival now, Instant at) {
        db.createUpdate("""
                        INSERT INTO post_version (post_id, title, body, warning, replaced_at)
                        SELECT id, title, body, warning, :at FROM post WHERE id = :id
                        """).bind("id", postId).bind("at", at).execute();
        db.createUpdate("""
                        UPDATE post
                           SET title = :title, body = :body, html = :html, warning = :warning, language = :language,
                               media = :media, poll = :poll, emojis = :emojis, ref = :ref, content_hash = :hash,
                               visibility = :visibility, edited_at = :editedAt, deleted_at = NULL
                         WHERE id = :id
                        """)
                .bind("id", postId)
                .bind("title", now.title())
                .bind("body", now.body())
                .bind("html", now.html())
                .bind("warning", now.warning())
                .bind("language", now.language())
                .bind("media", Json.of(now.media()))
                .bind("poll", now.poll() == null ? null : Json.of(now.poll()))
                .bind("emojis", Json.of(now.emojis()))
                .bind("ref", Json.of(now.ref()))
                .bind("hash", now.contentHash())
                .bind("visibility", now.visibility())
                .bind("editedAt", now.editedAt() == null ? at : now.editedAt())
                .execute();
    }

    /** What a network needs to answer a post may change without its text changing (a new content id). */
    static void refresh(Handle db, long channelId, List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return;
        }
        db.createUpdate("""
                        UPDATE post p
                           SET ref = r.ref, parent_absence = coalesce(p.parent_absence, r."parentAbsence")
                          FROM jsonb_to_recordset(:rows) AS r(key text, ref jsonb, "parentAbsence" text)
                         WHERE p.channel_id = :channel AND p.key = r.key
                           AND (p.ref <> r.ref OR p.parent_absence IS NULL AND r."parentAbsence" IS NOT NULL)
                        """)
                .bind("channel", channelId)
                .bind(
                        "rows",
                        Json.of(arrivals.stream()
                                .map(arrival -> new Refresh(arrival.key(), arrival.ref(), arrival.parentAbsence()))
                                .toList()))
                .execute();
    }

    private record Refresh(
            String key, Map<String, String> ref, @Nullable String parentAbsence) {}

    /**
     * Its author deleted it: so does Oase, whatever was said before included. Who wrote, when, and that it is gone stays.
     */
    static void delete(Handle db, long postId, Instant at) {
        db.createUpdate("DELETE FROM post_version WHERE post_id = :id")
                .bind("id", postId)
                .execute();
        db.createUpdate("""
                        UPDATE post
                           SET deleted_at = :at, title = NULL, body = '', html = NULL, warning = NULL, media = '[]', poll = NULL,
                               emojis = '[]', content_hash = ''
                         WHERE id = :id
                        """).bind("id", postId).bind("at", at).execute();
    }
}
