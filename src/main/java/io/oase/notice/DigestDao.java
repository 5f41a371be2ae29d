package io.oase.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Notices that wait for a mail with everything unread, and the delivery that takes them along. */
final class DigestDao {
    private static final String DUE = "account_id = :account AND digest_at <= :now AND digest_id IS NULL";

    private DigestDao() {}

    /** Accounts for which something is due. */
    static List<Long> due(Handle db, Instant now, int most) {
        return db.createQuery("""
                        SELECT DISTINCT account_id FROM notice WHERE digest_at <= :now AND digest_id IS NULL LIMIT :most
                        """)
                .bind("now", now)
                .bind("most", most)
                .mapTo(Long.class)
                .list();
    }

    /** Makes one delivery of what is due and unread; nothing when nothing is, or another node is at it. */
    static Optional<UUID> gather(Handle db, long account, Instant now) {
        boolean ours = db.createQuery(
                        "SELECT pg_try_advisory_xact_lock(hashtextextended('oase digest ' || :account, 0))")
                .bind("account", account)
                .mapTo(Boolean.class)
                .one();
        if (!ours) {
            return Optional.empty();
        }
        db.createUpdate("UPDATE notice SET digest_at = NULL WHERE " + DUE + " AND read_at IS NOT NULL")
                .bind("account", account)
                .bind("now", now)
                .execute();
        Optional<UUID> made = db.createQuery("""
                        INSERT INTO delivery (way, account_id, key, content, created_at, due_at)
                        SELECT 'digest', :account, 'digest:' || max(id), '{}', :now, :now FROM notice
                         WHERE\s""" + DUE + " HAVING count(*) > 0 RETURNING id")
                .bind("account", account)
                .bind("now", now)
                .mapTo(UUID.class)
                .findOne();
        made.ifPresent(id -> db.createUpdate("UPDATE notice SET digest_id = :id WHERE " + DUE)
                .bind("id", id)
                .bind("account", account)
                .bind("now", now)
                .execute());
        return made;
    }

    /** What a delivery takes along and is still unread, oldest first. */
    static List<Told> unread(Handle db, UUID digest) {
        return db.createQuery(NoticeDao.COLUMNS + " WHERE digest_id = :digest AND read_at IS NULL ORDER BY id")
                .bind("digest", digest)
                .map(NoticeDao::told)
                .list();
    }
}
