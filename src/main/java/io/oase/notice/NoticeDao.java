package io.oase.notice;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.db.Json;
import io.oase.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Rows of {@code notice}: what each person was told. */
final class NoticeDao {
    static final String COLUMNS = "SELECT id, key, kind, conversation_id, data, late, created_at, read_at FROM notice";

    private NoticeDao() {}

    /**
     * One for each hearer that does not have it yet; those are answered. In the order they come, so that two never wait for
     * each other.
     *
     * @param mailed whether mails are sent at all
     */
    static List<NoticeSignal> insert(Handle db, Notice notice, List<Hearer> hearers, boolean mailed, Instant at) {
        if (hearers.isEmpty()) {
            return List.of();
        }
        List<Long> loud = hearers.stream()
                .filter(hearer -> hearer.choice(notice.kind()).counts())
                .map(Hearer::id)
                .toList();
        List<String> digests = hearers.stream()
                .map(hearer -> mailed && hearer.choice(notice.kind()).mail() == Mailing.DIGEST
                        ? hearer.preference().nextDigest(at).toString()
                        : "")
                .toList();
        return db.createQuery("""
                        INSERT INTO notice (account_id, key, kind, conversation_id, data, late, created_at, counts, digest_at)
                        SELECT h.id, :key, :kind, :conversation, :data, :late, :at, h.id = ANY(:loud),
                               CAST(nullif(h.digest, '') AS timestamptz)
                          FROM unnest(CAST(:accounts AS bigint[]), CAST(:digests AS text[]))
                                   WITH ORDINALITY AS h(id, digest, place) ORDER BY h.place
                        ON CONFLICT (account_id, key) DO NOTHING
                        RETURNING account_id AS account, id AS notice
                        """)
                .bind("key", notice.key())
                .bind("kind", notice.kind())
                .bind("conversation", notice.conversationId())
                .bind("data", Json.of(notice.plain()))
                .bind("late", notice.late())
                .bind("at", at)
                .bindArray(
                        "accounts", Long.class, hearers.stream().map(Hearer::id).toList())
                .bindArray("digests", String.class, digests)
                .bindArray("loud", Long.class, loud)
                .mapTo(NoticeSignal.class)
                .list();
    }

    static List<Told> list(Handle db, long account, @Nullable Boolean read, long before, int limit) {
        String which = read == null ? "" : read ? " AND read_at IS NOT NULL" : " AND read_at IS NULL";
        return db.createQuery(COLUMNS + " WHERE account_id = :account AND id < :before" + which
                        + " ORDER BY id DESC LIMIT :limit")
                .bind("account", account)
                .bind("before", before)
                .bind("limit", limit)
                .map(NoticeDao::told)
                .list();
    }

    static Optional<Told> find(Handle db, long account, long id) {
        return db.createQuery(COLUMNS + " WHERE account_id = :account AND id = :id")
                .bind("account", account)
                .bind("id", id)
                .map(NoticeDao::told)
                .findOne();
    }

    /** What somebody was told under this key. */
    static Optional<Told> byKey(Handle db, long account, String key) {
        return db.createQuery(COLUMNS + " WHERE account_id = :account AND key = :key")
                .bind("account", account)
                .bind("key", key)
                .map(NoticeDao::told)
                .findOne();
    }

    /** Which of these somebody has not read. */
    static List<Long> unreadAmong(Handle db, long account, Collection<Long> ids) {
        return db.createQuery(
                        "SELECT id FROM notice WHERE account_id = :account AND id = ANY(:ids) AND read_at IS NULL")
                .bind("account", account)
                .bindArray("ids", Long.class, ids)
                .mapTo(Long.class)
                .list();
    }

    static int unread(Handle db, long account, int most) {
        return db.createQuery("""
                        SELECT count(*) FROM (SELECT 1 FROM notice WHERE account_id = :account AND read_at IS NULL AND counts
                                               LIMIT :most) bounded
                        """)
                .bind("account", account)
                .bind("most", most)
                .mapTo(Integer.class)
                .one();
    }

    static void mark(Handle db, long account, long id, @Nullable Instant readAt) {
        db.createUpdate("UPDATE notice SET read_at = :readAt WHERE account_id = :account AND id = :id")
                .bind("account", account)
                .bind("id", id)
                .bind("readAt", readAt)
                .execute();
    }

    static int markAll(Handle db, long account, long upTo, Instant at) {
        return db.createUpdate(
                        "UPDATE notice SET read_at = :at WHERE account_id = :account AND id <= :upTo AND read_at IS NULL")
                .bind("account", account)
                .bind("upTo", upTo)
                .bind("at", at)
                .execute();
    }

    static int markKeys(Handle db, long account, Collection<String> keys, Instant at) {
        return db.createUpdate(
                        "UPDATE notice SET read_at = :at WHERE account_id = :account AND key = ANY(:keys) AND read_at IS NULL")
                .bind("account", account)
                .bindArray("keys", String.class, keys)
                .bind("at", at)
                .execute();
    }

    static int sweep(Handle db, Instant before) {
        return db.createUpdate("DELETE FROM notice WHERE created_at < :before")
                .bind("before", before)
                .execute();
    }

    static Told told(ResultSet row, StatementContext context) throws SQLException {
        return new Told(
                row.getLong("id"),
                new Notice(
                        row.getString("key"),
                        row.getString("kind"),
                        Rows.integer(row, "conversation_id"),
                        new Json(row.getString("data")).as(new TypeReference<Map<String, Object>>() {}),
                        row.getBoolean("late")),
                Rows.time(row, "created_at"),
                Rows.instant(row, "read_at"));
    }
}
