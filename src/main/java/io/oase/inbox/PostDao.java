package io.oase.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.db.Json;
import io.oase.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Rows of {@code post} with their authors, as they are read; ingest writes them. */
final class PostDao {
    /** Posts a page can show; a longer thread shows its beginning and its latest posts. */
    private static final int MOST = 500;

    private static final String POST = """
            SELECT p.id, p.key, p.conversation_id, p.own, p.addressed, p.kind, p.visibility, p.parent_key, p.parent_absence, p.url,
                   p.stars, p.title, p.body, p.html, p.warning, p.language, p.media, p.poll, p.emojis, p.posted_at, p.received_at,
                   p.edited_at, p.deleted_at, p.reply_id, r.author_id AS agent_id, a.name AS agent_name,
                   i.id AS identity_id, i.contact_id, i.network, i.handle, i.display_name, i.url AS identity_url, i.avatar_url,
                   i.followers, i.bot, i.emojis AS identity_emojis
              FROM post p
              JOIN identity i ON i.id = p.identity_id
              LEFT JOIN reply r ON r.id = p.reply_id
              LEFT JOIN account a ON a.id = r.author_id
            """;

    private PostDao() {}

    /** What has been seen of a conversation by whoever sees it now: its newest post, and how it was merged and split. */
    static long seen(Handle db, long conversation) {
        return db.createQuery(
                        "SELECT greatest(max(p.id), max(c.reshaped)) FROM conversation c LEFT JOIN post p ON p.conversation_id = c.id WHERE c.id = :id")
                .bind("id", conversation)
                .mapTo(Long.class)
                .one();
    }

    /** The thread of a conversation, oldest first, each post with what it said before. */
    static List<Post> ofConversation(Handle db, long conversation) {
        List<Post> posts = db.createQuery(POST + """
                                 WHERE p.conversation_id = :id
                                   AND (p.id IN (SELECT id FROM post WHERE conversation_id = :id ORDER BY posted_at DESC, id DESC
                                                  LIMIT :most)
                                        OR p.id IN (SELECT id FROM post WHERE conversation_id = :id ORDER BY posted_at, id LIMIT 5))
                                 ORDER BY p.posted_at, p.id
                                """)
                .bind("id", conversation)
                .bind("most", MOST)
                .map((row, context) -> post(row))
                .list();
        return withVersions(db, posts);
    }

    /**
     * What stands above a conversation on the network, topmost first. Walks up from the first post; a cycle or an endless chain
     * ends after fifty.
     */
    static List<Post> above(Handle db, InboxRow row, List<Post> posts) {
        String parent = posts.isEmpty() ? null : posts.get(0).parentKey();
        if (parent == null) {
            return List.of();
        }
        return db.createQuery("""
                        WITH RECURSIVE up AS (
                               SELECT id, parent_key, 1 AS height FROM post WHERE channel_id = :channel AND key = :parent
                                UNION ALL
                               SELECT p.id, p.parent_key, up.height + 1
                                 FROM up JOIN post p ON p.channel_id = :channel AND p.key = up.parent_key
                                WHERE up.height < 50) CYCLE id SET again USING path
                        """ + POST + """
                                  JOIN up ON up.id = p.id AND NOT up.again
                                 WHERE p.conversation_id IS DISTINCT FROM :conversation
                                 ORDER BY up.height DESC
                                """)
                .bind("channel", row.channelId())
                .bind("conversation", row.id())
                .bind("parent", parent)
                .map((found, context) -> post(found))
                .list();
    }

    private static List<Post> withVersions(Handle db, List<Post> posts) {
        List<Long> edited = posts.stream()
                .filter(post -> post.editedAt() != null)
                .map(Post::id)
                .toList();
        if (edited.isEmpty()) {
            return posts;
        }
        Map<Long, List<Post.Version>> versions = new HashMap<>();
        db.createQuery("""
                        SELECT post_id, title, body, warning, stars, replaced_at FROM post_version
                         WHERE post_id = ANY(:ids) ORDER BY id
                        """)
                .bind("ids", edited.toArray(Long[]::new))
                .map((row, context) -> versions.computeIfAbsent(row.getLong("post_id"), id -> new ArrayList<>())
                        .add(new Post.Version(
                                row.getString("title"),
                                row.getString("body"),
                                row.getString("warning"),
                                row.getObject("stars", Integer.class),
                                Rows.time(row, "replaced_at"))))
                .list();
        return posts.stream()
                .map(post -> versions.containsKey(post.id()) ? with(post, versions.get(post.id())) : post)
                .collect(Collectors.toList());
    }

    private static Post post(ResultSet row) throws SQLException {
        String poll = row.getString("poll");
        return new Post(
                row.getLong("id"),
                row.getString("key"),
                Rows.integer(row, "conversation_id") != null,
                row.getBoolean("own"),
                row.getBoolean("addressed"),
                row.getString("kind"),
                row.getString("visibility"),
                row.getString("parent_key"),
                row.getString("parent_absence"),
                row.getString("url"),
                row.getObject("stars", Integer.class),
                row.getString("title"),
                row.getString("body"),
                row.getString("html"),
                row.getString("warning"),
                row.getString("language"),
                new Json(row.getString("media")).as(new TypeReference<List<RemotePost.Media>>() {}),
                poll == null ? null : new Json(poll).as(RemotePost.Poll.class),
                new Json(row.getString("emojis")).as(new TypeReference<List<RemotePerson.Emoji>>() {}),
                Rows.time(row, "posted_at"),
                Rows.time(row, "received_at"),
                Rows.instant(row, "edited_at"),
                Rows.instant(row, "deleted_at"),
                IdentityDao.identity(row),
                Rows.integer(row, "reply_id"),
                Rows.integer(row, "agent_id"),
                row.getString("agent_name"),
                List.of());
    }

    private static Post with(Post post, List<Post.Version> versions) {
        return new Post(
                post.id(),
                post.key(),
                post.inConversation(),
                post.own(),
                post.addressed(),
                post.kind(),
                post.visibility(),
                post.parentKey(),
                post.parentAbsence(),
                post.url(),
                post.stars(),
                post.title(),
                post.body(),
                post.html(),
                post.warning(),
                post.language(),
                post.media(),
                post.poll(),
                post.emojis(),
                post.postedAt(),
                post.receivedAt(),
                post.editedAt(),
                post.deletedAt(),
                post.author(),
                post.replyId(),
                post.agentId(),
                post.agentName(),
                versions);
    }
}
