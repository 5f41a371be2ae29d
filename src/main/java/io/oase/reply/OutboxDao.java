package io.oase.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Rows of {@code outbox}: one as long as there is something to publish, claimed by one worker at a time. */
final class OutboxDao {
    private OutboxDao() {}

    /** A reply somebody has to publish now. */
    record Claim(long replyId, int attempts) {}

    static void insert(Handle db, long reply, Instant dueAt) {
        db.createUpdate("INSERT INTO outbox (reply_id, due_at) VALUES (:reply, :due)")
                .bind("reply", reply)
                .bind("due", dueAt)
                .execute();
    }

    /**
     * Takes what is due and nobody else has; what a dead worker had becomes free when its lease runs out. Answers in one
     * conversation go out one after the other, in the order they were written.
     */
    static List<Claim> claim(Handle db, String node, int most, Instant now, Duration lease) {
        return db.createQuery("""
                        UPDATE outbox SET claimed_by = :node, claimed_until = :until, attempts = attempts + 1
                         WHERE reply_id IN (
                               SELECT o.reply_id
                                 FROM outbox o JOIN reply r ON r.id = o.reply_id
                                WHERE o.due_at <= :now AND (o.claimed_until IS NULL OR o.claimed_until <= :now)
                                  AND NOT EXISTS (SELECT 1 FROM outbox earlier JOIN reply e ON e.id = earlier.reply_id
                                                   WHERE e.conversation_id = r.conversation_id AND e.id < r.id)
                                ORDER BY o.due_at LIMIT :most FOR UPDATE OF o SKIP LOCKED)
                        RETURNING reply_id, attempts
                        """)
                .bind("node", node)
                .bind("until", now.plus(lease))
                .bind("now", now)
                .bind("most", most)
                .mapTo(Claim.class)
                .list();
    }

    /** Extends the lease; false when somebody else has the row by now and this worker must stop. */
    static boolean extend(Handle db, long reply, String node, Instant until) {
        return db.createUpdate(
                                "UPDATE outbox SET claimed_until = :until WHERE reply_id = :reply AND claimed_by = :node")
                        .bind("reply", reply)
                        .bind("node", node)
                        .bind("until", until)
                        .execute()
                == 1;
    }

    /** Gives a claim back, to be tried again later. */
    static void later(Handle db, long reply, Instant dueAt) {
        db.createUpdate("""
                        UPDATE outbox SET due_at = :due, claimed_by = NULL, claimed_until = NULL WHERE reply_id = :reply
                        """).bind("reply", reply).bind("due", dueAt).execute();
    }

    /** There is nothing more to publish. */
    static void remove(Handle db, long reply) {
        db.createUpdate("DELETE FROM outbox WHERE reply_id = :reply")
                .bind("reply", reply)
                .execute();
    }

    /** Removes a row nobody is publishing; false when it is too late. */
    static boolean removeUnclaimed(Handle db, long reply, Instant now) {
        return db.createUpdate("""
                                DELETE FROM outbox
                                 WHERE reply_id = :reply AND (claimed_until IS NULL OR claimed_until <= :now)
                                """).bind("reply", reply).bind("now", now).execute() == 1;
    }

    static long size(Handle db) {
        return db.createQuery("SELECT count(*) FROM outbox").mapTo(Long.class).one();
    }
}
