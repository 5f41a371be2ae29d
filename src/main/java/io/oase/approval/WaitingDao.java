package io.oase.approval;

import io.oase.people.Right;
import io.oase.people.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What those are told whom an answer concerns that waits, and how long it may. */
final class WaitingDao {
    private WaitingDao() {}

    /**
     * An answer.
     *
     * @param title of its conversation
     * @param decider name of whoever decided; null: nobody did
     */
    record Answer(
            long id,
            long conversationId,
            long authorId,
            String author,
            String state,
            String title,
            @Nullable Long deciderId,
            @Nullable String decider,
            boolean edited) {}

    static Answer answer(Handle db, long reply) {
        return db.createQuery("""
                        SELECT r.id, r.conversation_id, r.author_id, a.name AS author, r.state, c.title, ap.decider_id, d.name AS decider,
                               ap.written IS NOT NULL AS edited
                          FROM reply r JOIN approval ap ON ap.reply_id = r.id JOIN account a ON a.id = r.author_id
                          JOIN conversation c ON c.id = r.conversation_id LEFT JOIN account d ON d.id = ap.decider_id
                         WHERE r.id = :id
                        """).bind("id", reply).mapTo(Answer.class).one();
    }

    /** Active colleagues who may decide about it. */
    static List<Long> approvers(Handle db, long reply) {
        return db.createQuery("""
                        SELECT a.id FROM account a JOIN reply r ON r.id = :id JOIN approval ap ON ap.reply_id = r.id
                         WHERE a.active AND a.id <> r.author_id AND a.role = ANY(:roles)
                           AND (ap.roles = '{}' OR upper(a.role) = ANY(ap.roles))
                         ORDER BY a.id
                        """)
                .bind("id", reply)
                .bind(
                        "roles",
                        Arrays.stream(Role.values())
                                .filter(role -> role.rights().contains(Right.APPROVE))
                                .map(Role::id)
                                .toArray(String[]::new))
                .mapTo(Long.class)
                .list();
    }

    static void lateAt(Handle db, long reply, Instant at) {
        db.createUpdate("UPDATE approval SET late_at = :at WHERE reply_id = :id")
                .bind("id", reply)
                .bind("at", at)
                .execute();
    }

    /** Those that have waited too long, the longest first, and of which nobody was told. */
    static List<Long> late(Handle db, Instant now, int limit) {
        return db.createQuery("""
                        SELECT reply_id FROM approval WHERE ended_at IS NULL AND NOT late_told AND late_at <= :now
                         ORDER BY late_at LIMIT :limit
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    static long conversation(Handle db, long reply) {
        return db.createQuery("SELECT conversation_id FROM reply WHERE id = :id")
                .bind("id", reply)
                .mapTo(Long.class)
                .one();
    }

    /** Notes that they are told; empty when another node was first, or it waits no more. Answers when it was late. */
    static Optional<Instant> tell(Handle db, long reply, Instant now) {
        return db.createQuery("""
                        UPDATE approval SET late_told = true WHERE reply_id = :id AND ended_at IS NULL AND NOT late_told AND late_at <= :now
                        RETURNING late_at
                        """)
                .bind("id", reply)
                .bind("now", now)
                .mapTo(Instant.class)
                .findOne();
    }
}
