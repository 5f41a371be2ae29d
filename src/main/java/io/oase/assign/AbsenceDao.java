package io.oase.assign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code absence}. */
final class AbsenceDao {
    private static final String ABSENCE =
            "SELECT id, account_id, from_at AS \"from\", to_at AS \"to\", deputy_id, handed_at FROM absence";

    private AbsenceDao() {}

    /** Those that are not over, the earliest first. */
    static List<Absence> list(Handle db, Instant now) {
        return db.createQuery(ABSENCE + " WHERE to_at > :now ORDER BY from_at, id")
                .bind("now", now)
                .mapTo(Absence.class)
                .list();
    }

    static Optional<Absence> find(Handle db, long id) {
        return db.createQuery(ABSENCE + " WHERE id = :id")
                .bind("id", id)
                .mapTo(Absence.class)
                .findOne();
    }

    static boolean overlaps(Handle db, long account, Instant from, Instant to) {
        return db.createQuery(
                        "SELECT true FROM absence WHERE account_id = :account AND from_at < :to AND to_at > :from LIMIT 1")
                .bind("account", account)
                .bind("from", from)
                .bind("to", to)
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    static long insert(Handle db, long account, Instant from, Instant to, @Nullable Long deputy, long by) {
        return db.createQuery("""
                        INSERT INTO absence (account_id, from_at, to_at, deputy_id, made_by)
                        VALUES (:account, :from, :to, :deputy, :by) RETURNING id
                        """)
                .bind("account", account)
                .bind("from", from)
                .bind("to", to)
                .bind("deputy", deputy)
                .bind("by", by)
                .mapTo(Long.class)
                .one();
    }

    static void delete(Handle db, long id) {
        db.createUpdate("DELETE FROM absence WHERE id = :id").bind("id", id).execute();
    }

    /** One that has begun and whose work has not been handed over; another node that does so is left to it. */
    static Optional<Absence> nextDue(Handle db, Instant now) {
        return db.createQuery(
                        ABSENCE
                                + " WHERE handed_at IS NULL AND from_at <= :now ORDER BY from_at LIMIT 1 FOR UPDATE SKIP LOCKED")
                .bind("now", now)
                .mapTo(Absence.class)
                .findOne();
    }

    static void handed(Handle db, long id, Instant now) {
        db.createUpdate("UPDATE absence SET handed_at = :now WHERE id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /** What somebody has and is not resolved, in the order in which everybody locks. */
    static List<Long> held(Handle db, long account) {
        return db.createQuery(
                        "SELECT id FROM conversation WHERE assignee_id = :account AND state <> 'resolved' ORDER BY id")
                .bind("account", account)
                .mapTo(Long.class)
                .list();
    }

    /** Who gets it: the deputy, unless they are away or gone themselves; null: nobody. */
    static @Nullable Long deputy(Handle db, Absence absence, Instant now) {
        return db.createQuery("""
                        SELECT a.id FROM account a WHERE a.id = :deputy AND a.active
                           AND NOT EXISTS (SELECT FROM absence x WHERE x.account_id = a.id AND x.from_at <= :now AND x.to_at > :now)
                        """)
                .bind("deputy", absence.deputyId())
                .bind("now", now)
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
    }
}
