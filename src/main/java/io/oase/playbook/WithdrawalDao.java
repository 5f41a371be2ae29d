package io.oase.playbook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rows of {@code playbook_withdrawal}. */
final class WithdrawalDao {
    private static final String WAITING = """
            SELECT w.playbook_id, w.hash, w.because, w.at, w.by_id, a.name AS by_name
              FROM playbook_withdrawal w JOIN account a ON a.id = w.by_id
             WHERE w.reviewed_at IS NULL
            """;

    private WithdrawalDao() {}

    static void insert(Handle db, String playbook, String hash, String because, long by, Instant at) {
        db.createUpdate("""
                        INSERT INTO playbook_withdrawal (playbook_id, hash, because, at, by_id)
                        VALUES (:playbook, :hash, :because, :at, :by)
                        """)
                .bind("playbook", playbook)
                .bind("hash", hash)
                .bind("because", because)
                .bind("at", at)
                .bind("by", by)
                .execute();
    }

    static Optional<Withdrawals.Withdrawal> waiting(Handle db, String playbook) {
        return db.createQuery(WAITING + " AND w.playbook_id = :playbook")
                .bind("playbook", playbook)
                .mapTo(Withdrawals.Withdrawal.class)
                .findOne();
    }

    /** The oldest first; there is one for each playbook at most. */
    static List<Withdrawals.Withdrawal> waiting(Handle db) {
        return db.createQuery(WAITING + " ORDER BY w.id")
                .mapTo(Withdrawals.Withdrawal.class)
                .list();
    }

    static void decided(Handle db, String playbook, boolean taken, String reason, long by, Instant at) {
        db.createUpdate("""
                        UPDATE playbook_withdrawal SET reviewed_at = :at, reviewer_id = :by, taken = :taken, reason = :reason
                         WHERE playbook_id = :playbook AND reviewed_at IS NULL
                        """)
                .bind("playbook", playbook)
                .bind("taken", taken)
                .bind("reason", reason)
                .bind("by", by)
                .bind("at", at)
                .execute();
    }
}
