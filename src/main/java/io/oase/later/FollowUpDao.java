package io.oase.later;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rows of {@code follow_up}. */
final class FollowUpDao {
    private FollowUpDao() {}

    /** A row of {@code follow_up}. */
    record Row(long conversationId, long accountId, Instant at, String reason) {}

    /** Plans it, or plans it anew. The conversation is locked. */
    static void put(Handle db, Row row, Instant now) {
        db.createUpdate("""
                        INSERT INTO follow_up (conversation_id, account_id, at, reason, created_at)
                        VALUES (:conversationId, :accountId, :at, :reason, :now)
                            ON CONFLICT (conversation_id) DO UPDATE SET account_id = excluded.account_id, at = excluded.at,
                               reason = excluded.reason, created_at = excluded.created_at
                        """)
                .bind("conversationId", row.conversationId)
                .bind("accountId", row.accountId)
                .bind("at", row.at)
                .bind("reason", row.reason)
                .bind("now", now)
                .execute();
    }

    static Optional<Row> find(Handle db, long conversation) {
        return db.createQuery(
                        "SELECT conversation_id, account_id, at, reason FROM follow_up WHERE conversation_id = :id")
                .bind("id", conversation)
                .mapTo(Row.class)
                .findOne();
    }

    static boolean delete(Handle db, long conversation) {
        return db.createUpdate("DELETE FROM follow_up WHERE conversation_id = :id")
                        .bind("id", conversation)
                        .execute()
                == 1;
    }

    /** Those whose time has come, the longest ago first. */
    static List<Long> due(Handle db, Instant now, int limit) {
        return db.createQuery("SELECT conversation_id FROM follow_up WHERE at <= :now ORDER BY at LIMIT :limit")
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    /** Its time has come: it is done with. Empty when another node was first, or somebody put it off. */
    static Optional<Row> take(Handle db, long conversation, Instant now) {
        return db.createQuery("""
                        DELETE FROM follow_up WHERE conversation_id = :id AND at <= :now
                        RETURNING conversation_id, account_id, at, reason
                        """)
                .bind("id", conversation)
                .bind("now", now)
                .mapTo(Row.class)
                .findOne();
    }
}
