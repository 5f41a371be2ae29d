package io.oase.reply;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.base.Said;
import io.oase.channel.KnownPost;
import io.oase.channel.Visibility;
import io.oase.db.Json;
import io.oase.db.Rows;
import io.oase.prewritten.Origin;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code reply}, and the post each of them answers. */
final class ReplyDao {
    private static final String REPLY = """
            SELECT r.id, r.conversation_id, r.post_id, r.author_id, a.name AS author_name, r.body, r.visibility, r.automatic, r.state,
                   r.trouble_key, r.trouble_args, r.created_at, r.published_at, o.due_at, w.reply_id AS prewritten_id, w.no AS prewritten_no,
                   r.first_author_id, f.name AS first_author_name,
            """ + ApprovalDao.APPROVAL + """
             AS approval
              FROM reply r
              JOIN account a ON a.id = r.author_id
              LEFT JOIN account f ON f.id = r.first_author_id
              LEFT JOIN outbox o ON o.reply_id = r.id
              LEFT JOIN prewritten_version w ON w.id = r.prewritten_version_id
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
            @Nullable String thenState,
            @Nullable Long prewrittenVersionId,
            byte @Nullable [] said,
            boolean automatic,
            Reply.State state) {}

    static long insert(Handle db, Fresh reply, Instant now) {
        return db.createQuery("""
                        INSERT INTO reply (conversation_id, post_id, author_id, body, visibility, state, seen_post_id, then_state,
                                           prewritten_version_id, said, automatic, created_at)
                        VALUES (:conversation, :post, :author, :body, :visibility, :state, :seen, :then,
                                :prewritten, :said, :automatic, :now)
                        RETURNING id
                        """)
                .bind("conversation", reply.conversationId())
                .bind("post", reply.postId())
                .bind("author", reply.authorId())
                .bind("body", reply.body())
                .bind("visibility", reply.visibility())
                .bind("seen", reply.seenPostId())
                .bind("then", reply.thenState())
                .bind("prewritten", reply.prewrittenVersionId())
                .bind("said", reply.said())
                .bind("automatic", reply.automatic())
                .bind("state", reply.state().name().toLowerCase(Locale.ROOT))
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    /** Those that wait for approval, oldest first; only this author's, where one is given. */
    static List<Reply> awaiting(Handle db, @Nullable Long author, long after, int limit) {
        return db.createQuery(REPLY + """
                         JOIN approval ap ON ap.reply_id = r.id
                         WHERE ap.ended_at IS NULL AND ap.reply_id > :after AND (:author::bigint IS NULL OR r.author_id = :author)
                         ORDER BY ap.reply_id LIMIT :limit
                        """)
                .bind("after", after)
                .bind("author", author)
                .bind("limit", limit)
                .map((row, context) -> reply(row, PartDao.parts(db, row.getLong("id"))))
                .list();
    }

    static Optional<Reply> find(Handle db, long id) {
        return db.createQuery(REPLY + " WHERE r.id = :id")
                .bind("id", id)
                .map((row, context) -> reply(row, PartDao.parts(db, id)))
                .findOne();
    }

    /** Replies of a conversation, oldest first. */
    static List<Reply> ofConversation(Handle db, long conversation) {
        Map<Long, List<Reply.Part>> parts = PartDao.ofConversation(db, conversation);
        return db.createQuery(REPLY + " WHERE r.conversation_id = :id ORDER BY r.id")
                .bind("id", conversation)
                .map((row, context) -> reply(row, parts.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    /** Those with a reply that is not on its way; of several, the one that needs a person most: unknown, failed, come back, waiting. */
    static Map<Long, Reply.State> stuck(Handle db, List<Long> conversations) {
        return db.createQuery("""
                        SELECT conversation_id, max(state) AS state FROM reply
                         WHERE conversation_id = ANY(:ids) AND state IN ('failed', 'unknown', 'draft', 'awaiting_approval') GROUP BY conversation_id
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

    /** It is somebody else's from now on. */
    static void takeOver(Handle db, long id, long author) {
        db.createUpdate("""
                        UPDATE reply SET author_id = :author, first_author_id = nullif(coalesce(first_author_id, author_id), :author) WHERE id = :id
                        """).bind("id", id).bind("author", author).execute();
    }

    /** Notes who wrote first what its author took over and has written anew. */
    static void writtenFirstBy(Handle db, long id, long first) {
        db.createUpdate("UPDATE reply SET first_author_id = nullif(:first, author_id) WHERE id = :id")
                .bind("id", id)
                .bind("first", first)
                .execute();
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

    private static Reply reply(ResultSet row, List<Reply.Part> parts) throws SQLException {
        String trouble = row.getString("trouble_key");
        Array args = row.getArray("trouble_args");
        Long prewritten = Rows.integer(row, "prewritten_id");
        Long first = Rows.integer(row, "first_author_id");
        return new Reply(
                row.getLong("id"),
                row.getLong("conversation_id"),
                row.getLong("post_id"),
                row.getLong("author_id"),
                row.getString("author_name"),
                row.getString("body"),
                row.getString("visibility"),
                row.getBoolean("automatic"),
                Reply.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                trouble == null
                        ? Optional.empty()
                        : Optional.of(new Said(trouble, Arrays.asList((String[]) args.getArray()))),
                Rows.time(row, "created_at"),
                Rows.instant(row, "published_at"),
                Rows.instant(row, "due_at"),
                prewritten == null ? null : new Origin(prewritten, row.getInt("prewritten_no")),
                parts,
                first == null ? null : new Reply.Writer(first, row.getString("first_author_name")),
                ApprovalDao.read(row.getString("approval")));
    }
}
