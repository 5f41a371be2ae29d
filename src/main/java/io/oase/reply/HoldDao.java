package io.oase.reply;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rows of {@code hold} and {@code held_reply}. */
final class HoldDao {
    private HoldDao() {}

    /** A reply that was stopped, and for what. */
    record Stopped(long replyId, long conversationId, long placedFor) {}

    static void insert(Handle db, long placedFor, Holds.Hold hold, Instant at) {
        db.createUpdate("""
                        INSERT INTO hold (placed_for, what, channel_id, audience, last_reply, since)
                        VALUES (:placedFor, :what, :channel, :audience,
                                coalesce(pg_sequence_last_value(pg_get_serial_sequence('reply', 'id')::regclass), 0), :at)
                        """)
                .bind("placedFor", placedFor)
                .bind("what", Holds.id(hold.what()))
                .bind("channel", hold.channel())
                .bind("audience", hold.audience())
                .bind("at", at)
                .execute();
    }

    /** Holds everything that waits and is meant; those who are about to begin with one of them are waited for. */
    static List<Stopped> holdQueued(Handle db, Instant at) {
        List<Long> meant = db.createQuery("""
                        SELECT o.reply_id
                          FROM outbox o JOIN reply r ON r.id = o.reply_id JOIN conversation c ON c.id = r.conversation_id
                         WHERE stopped_by(r, c.channel_id) IS NOT NULL
                         ORDER BY o.reply_id FOR UPDATE OF o
                        """).mapTo(Long.class).list();
        return hold(db, meant, "queued", at);
    }

    /** Holds one whose claim the caller has locked, if it is meant. */
    static Optional<Stopped> holdClaimed(Handle db, long reply, Instant at) {
        return hold(db, List.of(reply), "publishing", at).stream().findFirst();
    }

    private static List<Stopped> hold(Handle db, List<Long> replies, String from, Instant at) {
        return db.createQuery("""
                        WITH stopped AS (
                            UPDATE reply r SET state = 'held', trouble_key = NULL, trouble_args = '{}'
                              FROM conversation c
                             WHERE r.id = ANY(:ids) AND c.id = r.conversation_id AND r.state = :from
                               AND stopped_by(r, c.channel_id) IS NOT NULL
                            RETURNING r.id AS reply_id, r.conversation_id, stopped_by(r, c.channel_id) AS hold_id),
                        gone AS (DELETE FROM outbox USING stopped WHERE outbox.reply_id = stopped.reply_id),
                        noted AS (
                            INSERT INTO held_reply (reply_id, hold_id, held_at) SELECT reply_id, hold_id, :at FROM stopped
                            ON CONFLICT (reply_id) DO UPDATE
                               SET hold_id = excluded.hold_id, held_at = excluded.held_at,
                                   decided_at = NULL, decider_id = NULL, outcome = NULL)
                        SELECT s.reply_id, s.conversation_id, h.placed_for
                          FROM stopped s JOIN hold h ON h.id = s.hold_id ORDER BY s.reply_id
                        """)
                .bind("ids", replies.toArray(Long[]::new))
                .bind("from", from)
                .bind("at", at)
                .mapTo(Stopped.class)
                .list();
    }

    /** Replies that would be stopped by these but are being sent, or may be out. */
    static List<Long> onTheirWay(Handle db, long placedFor) {
        return db.createQuery("""
                        SELECT r.id
                          FROM outbox o JOIN reply r ON r.id = o.reply_id JOIN conversation c ON c.id = r.conversation_id
                         WHERE r.state = 'publishing' AND EXISTS (
                               SELECT FROM hold h
                                WHERE h.placed_for = :placedFor AND h.lifted_at IS NULL AND (h.channel_id IS NULL OR h.channel_id = c.channel_id)
                                  AND (h.audience IS NULL OR (h.audience = 'private') = (r.visibility = 'private'))
                                  AND (h.what = 'queued') = NOT r.automatic)
                           AND EXISTS (SELECT FROM reply_part p WHERE p.reply_id = r.id AND p.attempted_at IS NOT NULL)
                         ORDER BY r.id
                        """)
                .bind("placedFor", placedFor)
                .mapTo(Long.class)
                .list();
    }

    static int wouldStop(Handle db, List<Holds.Hold> holds) {
        return db.createQuery("""
                        SELECT count(*)
                          FROM outbox o JOIN reply r ON r.id = o.reply_id JOIN conversation c ON c.id = r.conversation_id
                         WHERE r.state = 'queued' AND EXISTS (
                               SELECT FROM unnest(CAST(:whats AS text[]), CAST(:channels AS bigint[]), CAST(:audiences AS text[]))
                                           AS h(what, channel_id, audience)
                                WHERE (h.channel_id IS NULL OR h.channel_id = c.channel_id)
                                  AND (h.audience IS NULL OR (h.audience = 'private') = (r.visibility = 'private'))
                                  AND (h.what = 'queued') = NOT r.automatic)
                        """)
                .bind("whats", holds.stream().map(hold -> Holds.id(hold.what())).toArray(String[]::new))
                .bind("channels", holds.stream().map(Holds.Hold::channel).toArray(Long[]::new))
                .bind("audiences", holds.stream().map(Holds.Hold::audience).toArray(String[]::new))
                .mapTo(Integer.class)
                .one();
    }
}
