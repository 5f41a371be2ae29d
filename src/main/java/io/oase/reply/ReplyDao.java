package io.oase.reply;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.base.Said;
import io.oase.channel.KnownPost;
import io.oase.channel.Visibility;
import io.oase.db.Json;
import io.oase.db.Rows;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code reply} and {@code reply_part}. */
final class ReplyDao {
    private static final String REPLY = """
            SELECT r.id, r.conversation_id, r.post_id, r.author_id, a.name AS author_name, r.body, r.visibility, r.state,
                   r.trouble_key, r.trouble_args, r.created_at, r.published_at, o.due_at
              FROM reply r
              JOIN account a ON a.id = r.author_id
              LEFT JOIN outbox o ON o.reply_id = r.id
            """;

    private ReplyDao() {}

    /** A reply to be stored. */
    record Fresh(
            long conversationId,
            long postId,
            long authorId,
            String body,
            Visibility visibility,
            long seenPostId,
            @Nullable String thenState) {}

    static long insert(Handle db, Fresh reply, Instant now) {
        return db.createQuery("""
                        INSERT INTO reply (conversation_id, post_id, author_id, body, visibility, state, seen_post_id, then_state,
                                           created_at)
                        VALUES (:conversation, :post, :author, :body, :visibility, 'queued', :seen, :then, :now)
                        RETURNING id
                        """)
                .bind("conversation", reply.conversationId())
                .bind("post", reply.postId())
                .bind("author", reply.authorId())
                .bind("body", reply.body())
                .bind("visibility", reply.visibility())
                .bind("seen", reply.seenPostId())
                .bind("then", reply.thenState())
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    static void insertPart(Handle db, long reply, int no, String key, String body) {
        db.createUpdate("INSERT INTO reply_part (reply_id, no, key, body) VALUES (:reply, :no, :key, :body)")
                .bind("reply", reply)
                .bind("no", no)
                .bind("key", key)
                .bind("body", body)
                .execute();
    }

    static Optional<Reply> find(Handle db, long id) {
        return db.createQuery(REPLY + " WHERE r.id = :id")
                .bind("id", id)
                .map((row, context) -> reply(row, parts(db, id)))
                .findOne();
    }

    /** Replies of a conversation, oldest first. */
    static List<Reply> ofConversation(Handle db, long conversation) {
        Map<Long, List<Reply.Part>> parts = partsOfConversation(db, conversation);
        return db.createQuery(REPLY + " WHERE r.conversation_id = :id ORDER BY r.id")
                .bind("id", conversation)
                .map((row, context) -> reply(row, parts.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    /** Those with a failed or unknown reply; unknown wins, because it needs a person. */
    static Map<Long, Reply.State> stuck(Handle db, List<Long> conversations) {
        return db.createQuery("""
                        SELECT conversation_id, max(state) AS state FROM reply
                         WHERE conversation_id = ANY(:ids) AND state IN ('failed', 'unknown') GROUP BY conversation_id
                        """)
                .bind("ids", conversations.toArray(Long[]::new))
                .reduceRows(new java.util.HashMap<Long, Reply.State>(), (stuck, row) -> {
                    stuck.put(
                            row.getColumn("conversation_id", Long.class),
                            Reply.State.valueOf(
                                    row.getColumn("state", String.class).toUpperCase(Locale.ROOT)));
                    return stuck;
                });
    }

    /** Changes the state if it is still one of those expected; says whether it was. */
    static boolean move(Handle db, long id, Reply.State to, Reply.State... from) {
        return db.createUpdate("""
                                UPDATE reply SET state = :to, trouble_key = NULL, trouble_args = '{}'
                                 WHERE id = :id AND state = ANY(:from)
                                """)
                        .bind("id", id)
                        .bind("to", to)
                        .bind(
                                "from",
                                Arrays.stream(from)
                                        .map(state -> state.name().toLowerCase(Locale.ROOT))
                                        .toArray(String[]::new))
                        .execute()
                == 1;
    }

    static void trouble(Handle db, long id, Reply.State state, Said said) {
        db.createUpdate("UPDATE reply SET state = :state, trouble_key = :key, trouble_args = :args WHERE id = :id")
                .bind("id", id)
                .bind("state", state)
                .bind("key", said.key())
                .bind("args", said.args().toArray(String[]::new))
                .execute();
    }

    static void published(Handle db, long id, Instant at) {
        db.createUpdate("""
                        UPDATE reply SET state = 'published', published_at = :at, trouble_key = NULL, trouble_args = '{}'
                         WHERE id = :id
                        """).bind("id", id).bind("at", at).execute();
    }

    /**
     * One part with what a connector needs.
     *
     * @param attemptedMsAgo how long ago it was attempted by the database's clock; null when it was not
     */
    record PartRow(
            int no,
            String key,
            String body,
            @Nullable Long attemptedMsAgo,
            @Nullable String remoteKey,
            @Nullable Json ref,
            @Nullable Instant publishedAt) {
        /** Whether a request may have gone out. */
        boolean attempted() {
            return attemptedMsAgo != null;
        }
    }

    static List<PartRow> partRows(Handle db, long reply) {
        return db.createQuery("""
                        SELECT no, key, body, remote_key, ref, published_at,
                               (extract(epoch FROM clock_timestamp() - attempted_at) * 1000)::bigint AS attempted_ms_ago
                          FROM reply_part WHERE reply_id = :reply ORDER BY no
                        """).bind("reply", reply).mapTo(PartRow.class).list();
    }

    static void attempted(Handle db, long reply, int no, boolean attempted) {
        db.createUpdate("""
                        UPDATE reply_part SET attempted_at = CASE WHEN :attempted THEN clock_timestamp() END
                         WHERE reply_id = :reply AND no = :no
                        """)
                .bind("reply", reply)
                .bind("no", no)
                .bind("attempted", attempted)
                .execute();
    }

    /** Notes a receipt; the first one stays. */
    static void partPublished(
            Handle db,
            long reply,
            int no,
            String remoteKey,
            @Nullable String url,
            Map<String, String> ref,
            Instant at) {
        db.createUpdate("""
                        UPDATE reply_part
                           SET attempted_at = coalesce(attempted_at, clock_timestamp()), remote_key = :key, url = :url,
                               ref = :ref, published_at = :at
                         WHERE reply_id = :reply AND no = :no AND published_at IS NULL
                        """)
                .bind("reply", reply)
                .bind("no", no)
                .bind("key", remoteKey)
                .bind("url", url)
                .bind("ref", Json.of(ref))
                .bind("at", at)
                .execute();
    }

    /** Whether a post on the network is known as another part published from here. */
    static boolean belongsToAnother(Handle db, String remoteKey, long reply, int no) {
        return db.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM reply_part
                                        WHERE remote_key = :key AND NOT (reply_id = :reply AND no = :no))
                        """)
                .bind("key", remoteKey)
                .bind("reply", reply)
                .bind("no", no)
                .mapTo(Boolean.class)
                .one();
    }

    /** The post a reply answers, as a connector wants it. */
    static KnownPost knownPost(Handle db, long post) {
        return db.createQuery("""
                        SELECT p.key, i.handle, p.own, p.visibility, p.warning, p.ref
                          FROM post p JOIN identity i ON i.id = p.identity_id WHERE p.id = :id
                        """)
                .bind("id", post)
                .map((row, context) -> new KnownPost(
                        row.getString("key"),
                        row.getString("handle"),
                        row.getBoolean("own"),
                        Visibility.valueOf(row.getString("visibility").toUpperCase(Locale.ROOT)),
                        row.getString("warning"),
                        new Json(row.getString("ref")).as(new TypeReference<Map<String, String>>() {})))
                .one();
    }

    private static List<Reply.Part> parts(Handle db, long reply) {
        return db.createQuery("SELECT no, body, url, published_at FROM reply_part WHERE reply_id = :reply ORDER BY no")
                .bind("reply", reply)
                .mapTo(Reply.Part.class)
                .list();
    }

    private static Map<Long, List<Reply.Part>> partsOfConversation(Handle db, long conversation) {
        Map<Long, List<Reply.Part>> parts = new HashMap<>();
        db.createQuery("""
                        SELECT p.reply_id, p.no, p.body, p.url, p.published_at
                          FROM reply r JOIN reply_part p ON p.reply_id = r.id
                         WHERE r.conversation_id = :conversation ORDER BY p.reply_id, p.no
                        """)
                .bind("conversation", conversation)
                .map((row, context) -> parts.computeIfAbsent(row.getLong("reply_id"), id -> new ArrayList<>())
                        .add(new Reply.Part(
                                row.getInt("no"),
                                row.getString("body"),
                                row.getString("url"),
                                Rows.instant(row, "published_at"))))
                .list();
        return parts;
    }

    private static Reply reply(ResultSet row, List<Reply.Part> parts) throws SQLException {
        String trouble = row.getString("trouble_key");
        Array args = row.getArray("trouble_args");
        return new Reply(
                row.getLong("id"),
                row.getLong("conversation_id"),
                row.getLong("post_id"),
                row.getLong("author_id"),
                row.getString("author_name"),
                row.getString("body"),
                row.getString("visibility"),
                Reply.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                trouble == null
                        ? Optional.empty()
                        : Optional.of(new Said(trouble, Arrays.asList((String[]) args.getArray()))),
                Rows.time(row, "created_at"),
                Rows.instant(row, "published_at"),
                Rows.instant(row, "due_at"),
                parts);
    }
}
