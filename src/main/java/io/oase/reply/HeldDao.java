package io.oase.reply;

import io.oase.reply.HeldReplies.Held;
import io.oase.reply.HeldReplies.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code held_reply}, with what happened since the reply was written. */
final class HeldDao {
    private static final String HELD = """
            SELECT d.reply_id, d.held_at, d.outcome, d.decided_at, a.name AS decider,
                   coalesce(d.decider_id = r.author_id AND NOT r.automatic, false) AS by_author,
                   (SELECT count(*) FROM post p
                     WHERE p.conversation_id = r.conversation_id AND p.id > r.seen_post_id AND p.addressed AND NOT p.own
                       AND p.deleted_at IS NULL) AS newer,
                   EXISTS (SELECT FROM post p
                            WHERE p.conversation_id = r.conversation_id AND p.own AND NOT p.automatic AND p.received_at > r.created_at
                              AND p.reply_id IS DISTINCT FROM r.id AND p.deleted_at IS NULL) AS answered
              FROM held_reply d
              JOIN hold h ON h.id = d.hold_id
              JOIN reply r ON r.id = d.reply_id
              LEFT JOIN account a ON a.id = d.decider_id
            """;

    private HeldDao() {}

    /** Columns of the query. */
    record Row(
            long replyId,
            Instant heldAt,
            @Nullable String outcome,
            @Nullable Instant decidedAt,
            @Nullable String decider,
            boolean byAuthor,
            int newer,
            boolean answered) {
        Held held(Reply reply, @Nullable Matter matter) {
            return new Held(
                    reply,
                    Objects.requireNonNullElseGet(matter, () -> new Matter(replyId, "", "", "", "", reply.createdAt())),
                    heldAt,
                    newer,
                    answered,
                    outcome == null ? null : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                    decidedAt,
                    decider,
                    byAuthor);
        }
    }

    static List<Row> of(Handle db, long placedFor, int most) {
        return db.createQuery(HELD
                        + " WHERE h.placed_for = :placedFor ORDER BY d.outcome IS NOT NULL, d.reply_id LIMIT :most")
                .bind("placedFor", placedFor)
                .bind("most", most)
                .mapTo(Row.class)
                .list();
    }

    static Row one(Handle db, long reply) {
        return db.createQuery(HELD + " WHERE d.reply_id = :reply")
                .bind("reply", reply)
                .mapTo(Row.class)
                .one();
    }

    static int undecided(Handle db, long placedFor) {
        return db.createQuery("""
                        SELECT count(*) FROM held_reply d JOIN hold h ON h.id = d.hold_id
                         WHERE h.placed_for = :placedFor AND d.outcome IS NULL
                        """)
                .bind("placedFor", placedFor)
                .mapTo(Integer.class)
                .one();
    }

    /** Notes a decision; answers what it was held for. Let out, it is so against every hold that is in force now. */
    static long decided(Handle db, long reply, Outcome outcome, long by, Instant at) {
        return db.createQuery("""
                        WITH before AS (
                            SELECT h.placed_for FROM held_reply d JOIN hold h ON h.id = d.hold_id WHERE d.reply_id = :reply),
                        noted AS (
                            UPDATE held_reply SET outcome = :outcome, decided_at = :at, decider_id = :by,
                                                  passes = (SELECT max(id) FROM hold)
                             WHERE reply_id = :reply)
                        SELECT placed_for FROM before
                        """)
                .bind("reply", reply)
                .bind("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .bind("at", at)
                .bind("by", by)
                .mapTo(Long.class)
                .one();
    }
}
