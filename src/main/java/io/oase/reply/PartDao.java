package io.oase.reply;

import io.oase.db.Json;
import io.oase.db.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code reply_part}: what of a reply is published as a post of its own. */
final class PartDao {
    private PartDao() {}

    /**
     * One part with what a connector needs.
     *
     * @param attemptedMsAgo how long ago it was attempted by the database's clock; null when it was not
     */
    record Row(
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

    static void insert(Handle db, long reply, int no, String key, String body) {
        db.createUpdate("INSERT INTO reply_part (reply_id, no, key, body) VALUES (:reply, :no, :key, :body)")
                .bind("reply", reply)
                .bind("no", no)
                .bind("key", key)
                .bind("body", body)
                .execute();
    }

    /** Drops all parts of a reply of which nothing was ever sent. */
    static void drop(Handle db, long reply) {
        db.createUpdate("DELETE FROM reply_part WHERE reply_id = :reply")
                .bind("reply", reply)
                .execute();
    }

    /** What has been and is to be published of a reply, in order. */
    static List<Row> rows(Handle db, long reply) {
        return db.createQuery("""
                        SELECT no, key, body, remote_key, ref, published_at,
                               (extract(epoch FROM clock_timestamp() - attempted_at) * 1000)::bigint AS attempted_ms_ago
                          FROM reply_part WHERE reply_id = :reply ORDER BY no
                        """).bind("reply", reply).mapTo(Row.class).list();
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
    static void published(
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

    /** The parts of a reply as people see them, in order. */
    static List<Reply.Part> parts(Handle db, long reply) {
        return db.createQuery("SELECT no, body, url, published_at FROM reply_part WHERE reply_id = :reply ORDER BY no")
                .bind("reply", reply)
                .mapTo(Reply.Part.class)
                .list();
    }

    /** The parts of all replies of a conversation as people see them, by reply. */
    static Map<Long, List<Reply.Part>> ofConversation(Handle db, long conversation) {
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
}
