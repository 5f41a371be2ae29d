package io.oase.later;

import io.oase.db.RoundTrip;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code snooze} and {@code comeback}, with the marks that keep what is put away out of lists. */
final class SnoozeDao {
    private static final String COLUMNS = "conversation_id, account_id, until, reason, since, wake_at, early";

    private SnoozeDao() {}

    /** A row of {@code snooze}. */
    record Row(
            long conversationId,
            long accountId,
            @Nullable Instant until,
            String reason,
            Instant since,
            @Nullable Instant wakeAt,
            boolean early) {}

    /** Puts away, or puts away anew. The conversation is locked. */
    static void put(Handle db, Row row) {
        db.createUpdate("""
                        INSERT INTO snooze (conversation_id, account_id, until, reason, since, wake_at, early)
                        VALUES (:conversationId, :accountId, :until, :reason, :since, :wakeAt, :early)
                            ON CONFLICT (conversation_id) DO UPDATE SET account_id = excluded.account_id, until = excluded.until,
                               reason = excluded.reason, since = excluded.since, wake_at = excluded.wake_at, early = excluded.early
                        """)
                .bind("conversationId", row.conversationId)
                .bind("accountId", row.accountId)
                .bind("until", row.until)
                .bind("reason", row.reason)
                .bind("since", row.since)
                .bind("wakeAt", row.wakeAt)
                .bind("early", row.early)
                .execute();
        mark(db, row.conversationId, true);
    }

    static Optional<Row> find(Handle db, long conversation) {
        return db.createQuery("SELECT " + COLUMNS + " FROM snooze WHERE conversation_id = :id")
                .bind("id", conversation)
                .mapTo(Row.class)
                .findOne();
    }

    /** Ends it; empty when it is not put away. The conversation is locked. */
    static Optional<Row> end(Handle db, long conversation) {
        Optional<Row> ended = db.createQuery("DELETE FROM snooze WHERE conversation_id = :id RETURNING " + COLUMNS)
                .bind("id", conversation)
                .mapTo(Row.class)
                .findOne();
        ended.ifPresent(row -> mark(db, conversation, false));
        return ended;
    }

    /** Those that are to come back by now, the longest ago first. */
    static List<Long> due(Handle db, Instant now, int limit) {
        return db.createQuery("SELECT conversation_id FROM snooze WHERE wake_at <= :now ORDER BY wake_at LIMIT :limit")
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    /** Those of these that are put away; and, in the same round trip, nobody has to be told any more why these others are back. */
    static void among(
            RoundTrip trip, Collection<Long> conversations, Collection<Long> seenTo, Consumer<List<Row>> away) {
        trip.ask(
                "WITH done AS (DELETE FROM comeback WHERE conversation_id = ANY(:seen_to)) SELECT " + COLUMNS
                        + " FROM snooze WHERE conversation_id = ANY(:ids) ORDER BY conversation_id",
                Map.of("ids", conversations.toArray(Long[]::new), "seen_to", seenTo.toArray(Long[]::new)),
                Row.class,
                away);
    }

    static void call(Handle db, long conversation, Wake wake) {
        db.createUpdate("UPDATE snooze SET wake_at = :at, early = :early WHERE conversation_id = :id")
                .bind("id", conversation)
                .bind("at", wake.at())
                .bind("early", wake.early())
                .execute();
    }

    static void back(Handle db, long conversation, String why, long account, String reason, Instant now) {
        db.createUpdate("""
                        INSERT INTO comeback (conversation_id, at, why, account_id, reason) VALUES (:id, :now, :why, :account, :reason)
                            ON CONFLICT (conversation_id) DO UPDATE SET at = excluded.at, why = excluded.why,
                               account_id = excluded.account_id, reason = excluded.reason
                        """)
                .bind("id", conversation)
                .bind("now", now)
                .bind("why", why)
                .bind("account", account)
                .bind("reason", reason)
                .execute();
    }

    private static void mark(Handle db, long conversation, boolean away) {
        db.createUpdate("""
                        WITH listed AS (UPDATE due SET snoozed = :away WHERE conversation_id = :id)
                        UPDATE conversation SET snoozed = :away WHERE id = :id
                        """).bind("id", conversation).bind("away", away).execute();
    }
}
