package io.oase.reply;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Rows of {@code outbox}: one as long as there is something to publish, claimed by one worker at a time. */
final class OutboxDao {
    private static final String CLAIM = "reply_id = :replyId AND claimed_by = :claimedBy AND attempts = :attempts";

    private OutboxDao() {}

    /**
     * A reply somebody has to publish now.
     *
     * @param attempts how often it has been claimed, this time included; tells claims of one node apart
     * @param claimedBy number of the node that has it
     */
    record Claim(long replyId, int attempts, long claimedBy) {
        private Map<String, ?> values() {
            return Map.of("replyId", replyId, "attempts", attempts, "claimedBy", claimedBy);
        }
    }

    static void insert(Handle db, long reply, Instant dueAt) {
        db.createUpdate("INSERT INTO outbox (reply_id, due_at) VALUES (:reply, :due)")
                .bind("reply", reply)
                .bind("due", dueAt)
                .execute();
    }

    /**
     * Takes what is due and nobody else has; what a dead node had becomes free when its number is deleted. Answers in one
     * conversation go out one after the other, in the order they were written.
     */
    static List<Claim> claim(Handle db, long node, int most, Instant now) {
        return db.createQuery("""
                        UPDATE outbox SET claimed_by = :node, attempts = attempts + 1
                         WHERE reply_id IN (
                               SELECT o.reply_id
                                 FROM outbox o JOIN reply r ON r.id = o.reply_id
                                WHERE o.due_at <= :now AND o.claimed_by IS NULL
                                  AND NOT EXISTS (SELECT 1 FROM outbox earlier JOIN reply e ON e.id = earlier.reply_id
                                                   WHERE e.conversation_id = r.conversation_id AND e.id < r.id)
                                ORDER BY o.due_at LIMIT :most FOR UPDATE OF o SKIP LOCKED)
                        RETURNING reply_id, attempts, claimed_by
                        """)
                .bind("node", node)
                .bind("now", now)
                .bind("most", most)
                .mapTo(Claim.class)
                .list();
    }

    /** Whether the claim still stands; nobody can take it before this transaction ends. */
    static boolean hold(Handle db, Claim claim) {
        return of(db, claim, "SELECT 1 FROM outbox WHERE " + CLAIM + " FOR UPDATE");
    }

    /** Whether the claim stands and its node will be taken for alive for some seconds more. */
    static boolean maySend(Handle db, Claim claim) {
        return of(
                db,
                claim,
                "SELECT 1 FROM outbox JOIN node ON node.id = claimed_by WHERE " + CLAIM
                        + " AND alive_until > clock_timestamp() + interval '5 seconds'");
    }

    private static boolean of(Handle db, Claim claim, String sql) {
        return db.createQuery(sql)
                .bindMap(claim.values())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Gives a claim back, to be tried again later; nothing when it does not stand any more. */
    static void later(Handle db, Claim claim, Instant dueAt) {
        db.createUpdate("UPDATE outbox SET due_at = :due, claimed_by = NULL WHERE " + CLAIM)
                .bindMap(claim.values())
                .bind("due", dueAt)
                .execute();
    }

    /** Gives a claim back as it was. */
    static void release(Handle db, Claim claim) {
        db.createUpdate("UPDATE outbox SET claimed_by = NULL WHERE " + CLAIM)
                .bindMap(claim.values())
                .execute();
    }

    /** There is nothing more to publish. */
    static void remove(Handle db, long reply) {
        db.createUpdate("DELETE FROM outbox WHERE reply_id = :reply")
                .bind("reply", reply)
                .execute();
    }

    /** Removes a row nobody is publishing; false when it is too late. */
    static boolean removeUnclaimed(Handle db, long reply) {
        return db.createUpdate("DELETE FROM outbox WHERE reply_id = :reply AND claimed_by IS NULL")
                        .bind("reply", reply)
                        .execute()
                == 1;
    }

    static long size(Handle db) {
        return db.createQuery("SELECT count(*) FROM outbox").mapTo(Long.class).one();
    }
}
