package io.oase.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.db.Json;
import io.oase.db.Rows;
import io.oase.people.Account;
import io.oase.people.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads one conversation with its whole thread, or one person with their history. */
public final class Conversations {
    /** What a page can show; a longer thread shows its beginning and its latest posts. */
    private static final int MOST_POSTS = 500;

    private static final String POST = """
            SELECT p.id, p.key, p.conversation_id, p.own, p.addressed, p.kind, p.visibility, p.parent_key, p.parent_absence, p.url,
                   p.title, p.body, p.html, p.warning, p.language, p.media, p.poll, p.emojis, p.posted_at, p.received_at,
                   p.edited_at, p.deleted_at, p.reply_id, r.author_id AS agent_id, a.name AS agent_name,
                   i.id AS identity_id, i.contact_id, i.network, i.handle, i.display_name, i.url AS identity_url, i.avatar_url,
                   i.followers, i.bot, i.emojis AS identity_emojis
              FROM post p
              JOIN identity i ON i.id = p.identity_id
              LEFT JOIN reply r ON r.id = p.reply_id
              LEFT JOIN account a ON a.id = r.author_id
            """;

    private final Jdbi db;
    private final Views views;

    public Conversations(Jdbi db, Views views) {
        this.db = db;
        this.views = views;
    }

    /** Reads a conversation. */
    public Conversation read(Account by, long id) {
        InboxRow row = views.row(by, id);
        return db.withHandle(handle -> {
            // First, so that a post that comes in meanwhile is shown and not yet seen, rather than the other way round.
            long seen = newest(handle, id);
            List<Post> posts = posts(handle, id);
            return new Conversation(row, above(handle, row, posts), posts, notes(handle, id), events(handle, id), seen);
        });
    }

    /** Reads a person with all their handles and their conversations. */
    public Contact contact(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> {
            List<Identity> identities = handle.createQuery("""
                            SELECT id AS identity_id, contact_id, network, handle, display_name, url AS identity_url, avatar_url,
                                   followers, bot, emojis AS identity_emojis
                              FROM identity WHERE contact_id = :id ORDER BY network, handle
                            """)
                    .bind("id", id)
                    .map((row, context) -> identity(row))
                    .list();
            return handle.createQuery("SELECT name, created_at FROM contact WHERE id = :id")
                    .bind("id", id)
                    .map((row, context) -> new Contact(
                            id,
                            row.getString("name"),
                            Rows.time(row, "created_at"),
                            identities,
                            views.ofContact(handle, id)))
                    .findOne()
                    .orElseThrow(() -> new Refused.NotFound(Said.of("inbox.no_such_contact", id)));
        });
    }

    private static long newest(Handle handle, long conversation) {
        return handle.createQuery("SELECT coalesce(max(id), 0) FROM post WHERE conversation_id = :id")
                .bind("id", conversation)
                .mapTo(Long.class)
                .one();
    }

    private static List<Post> posts(Handle handle, long conversation) {
        List<Post> posts = handle.createQuery(POST + """
                                 WHERE p.conversation_id = :id
                                   AND (p.id IN (SELECT id FROM post WHERE conversation_id = :id ORDER BY posted_at DESC, id DESC
                                                  LIMIT :most)
                                        OR p.id IN (SELECT id FROM post WHERE conversation_id = :id ORDER BY posted_at, id LIMIT 5))
                                 ORDER BY p.posted_at, p.id
                                """)
                .bind("id", conversation)
                .bind("most", MOST_POSTS)
                .map((row, context) -> post(row))
                .list();
        return withVersions(handle, posts);
    }

    /** Walks up from the first post; a cycle or an endless chain ends after fifty. */
    private static List<Post> above(Handle handle, InboxRow row, List<Post> posts) {
        String parent = posts.isEmpty() ? null : posts.get(0).parentKey();
        if (parent == null) {
            return List.of();
        }
        return handle.createQuery("""
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

    private static List<Post> withVersions(Handle handle, List<Post> posts) {
        List<Long> edited = posts.stream()
                .filter(post -> post.editedAt() != null)
                .map(Post::id)
                .toList();
        if (edited.isEmpty()) {
            return posts;
        }
        Map<Long, List<Post.Version>> versions = new HashMap<>();
        handle.createQuery("""
                        SELECT post_id, title, body, warning, replaced_at FROM post_version
                         WHERE post_id = ANY(:ids) ORDER BY id
                        """)
                .bind("ids", edited.toArray(Long[]::new))
                .map((row, context) -> versions.computeIfAbsent(row.getLong("post_id"), id -> new ArrayList<>())
                        .add(new Post.Version(
                                row.getString("title"),
                                row.getString("body"),
                                row.getString("warning"),
                                Rows.time(row, "replaced_at"))))
                .list();
        return posts.stream()
                .map(post -> versions.containsKey(post.id()) ? with(post, versions.get(post.id())) : post)
                .collect(Collectors.toList());
    }

    private static List<Conversation.Note> notes(Handle handle, long conversation) {
        return handle.createQuery("""
                        SELECT n.id, n.author_id, a.name AS author_name, n.body, n.created_at
                          FROM note n JOIN account a ON a.id = n.author_id
                         WHERE n.conversation_id = :id ORDER BY n.id
                        """)
                .bind("id", conversation)
                .mapTo(Conversation.Note.class)
                .list();
    }

    private static List<Conversation.Event> events(Handle handle, long conversation) {
        return handle.createQuery("""
                        SELECT id, at, actor_id, actor_name, kind, data
                          FROM (SELECT e.id, e.at, e.actor_id, a.name AS actor_name, e.kind, e.data
                                  FROM event e LEFT JOIN account a ON a.id = e.actor_id
                                 WHERE e.conversation_id = :id ORDER BY e.id DESC LIMIT 1000) latest
                         ORDER BY id
                        """)
                .bind("id", conversation)
                .map((row, context) -> new Conversation.Event(
                        row.getLong("id"),
                        Rows.time(row, "at"),
                        Rows.integer(row, "actor_id"),
                        row.getString("actor_name"),
                        row.getString("kind"),
                        new Json(row.getString("data")).as(new TypeReference<Map<String, Object>>() {})))
                .list();
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
                identity(row),
                Rows.integer(row, "reply_id"),
                Rows.integer(row, "agent_id"),
                row.getString("agent_name"),
                List.of());
    }

    private static Identity identity(ResultSet row) throws SQLException {
        Long followers = Rows.integer(row, "followers");
        return new Identity(
                row.getLong("identity_id"),
                row.getLong("contact_id"),
                row.getString("network"),
                row.getString("handle"),
                row.getString("display_name"),
                row.getString("identity_url"),
                row.getString("avatar_url"),
                followers == null ? null : followers.intValue(),
                row.getBoolean("bot"),
                new Json(row.getString("identity_emojis")).as(new TypeReference<List<RemotePerson.Emoji>>() {}));
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
