package io.oase.target;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code clock} that change their conversation, and of {@code clock_merge}, which remembers it. */
final class ClockMoves {
    private ClockMoves() {}

    /** Ends clocks by merging. Whether they stood still then stays in their rows, for the case that they go on. */
    static void end(Handle db, long merge, Collection<Long> clocks, @Nullable Long by, Instant at) {
        remember(db, merge, clocks, "ended");
        db.createUpdate("""
                        UPDATE clock SET ended_at = greatest(:at, started_at), how = 'merged', ended_by = :by, due_at = NULL, warn_at = NULL,
                               alarm_at = NULL
                         WHERE id = ANY(:ids)
                        """)
                .bind("ids", clocks.toArray(Long[]::new))
                .bind("by", by)
                .bind("at", at)
                .execute();
    }

    static void move(Handle db, long merge, Collection<Long> clocks, long into) {
        remember(db, merge, clocks, "moved");
        db.createUpdate("UPDATE clock SET conversation_id = :into WHERE id = ANY(:ids)")
                .bind("ids", clocks.toArray(Long[]::new))
                .bind("into", into)
                .execute();
    }

    static void remember(Handle db, long merge, Collection<Long> clocks, String became) {
        db.createUpdate("""
                        INSERT INTO clock_merge (merge_id, clock_id, became, paused_at, pauses)
                        SELECT :merge, id, :became, paused_at, pauses FROM clock WHERE id = ANY(:ids)
                        """)
                .bind("merge", merge)
                .bind("ids", clocks.toArray(Long[]::new))
                .bind("became", became)
                .execute();
    }

    /** Nothing is due any more on what is part of another. */
    static void nothingDue(Handle db, long conversation) {
        db.createUpdate("DELETE FROM due WHERE conversation_id = :id")
                .bind("id", conversation)
                .execute();
    }

    /**
     * Those that went over and still run go back; one that measures how long somebody waits only with the post it started
     * with, and one for taking only while nobody has it.
     */
    static void back(Handle db, long merge, long both, long other) {
        db.createUpdate("""
                        UPDATE clock k SET conversation_id = :other
                          FROM clock_merge m, conversation c
                         WHERE m.merge_id = :merge AND m.became = 'moved' AND k.id = m.clock_id AND k.conversation_id = :both AND k.ended_at IS NULL
                           AND c.id = :other AND (c.state <> 'resolved' OR k.kind LIKE '%_response')
                           AND (k.kind NOT LIKE '%_response' AND k.kind <> 'next_update'
                                OR EXISTS (SELECT FROM post p WHERE p.id = k.start_post_id AND p.conversation_id = :other))
                        """)
                .bind("merge", merge)
                .bind("both", both)
                .bind("other", other)
                .execute();
    }

    /** What waits again for the other side stands still as it did, as if it had not run meanwhile. */
    static void standStillAgain(Handle db, long merge) {
        db.createUpdate("""
                        UPDATE clock k SET paused_at = m.paused_at, pauses = m.pauses, has_paused = m.pauses <> '[]'
                          FROM clock_merge m, conversation c
                         WHERE m.merge_id = :merge AND m.paused_at IS NOT NULL AND k.id = m.clock_id AND k.ended_at IS NULL AND k.paused_at IS NULL
                           AND c.id = k.conversation_id AND c.state = 'waiting'
                        """).bind("merge", merge).execute();
    }

    /**
     * One that ended with this merge.
     *
     * @param conversationId where what it measured is now
     * @param opens see {@link Joining.Rest}
     */
    record Ended(
            long id,
            String kind,
            @Nullable Long startPostId,
            Instant startedAt,
            Instant seenAt,
            long conversationId,
            boolean opens) {
        TargetClock clock() {
            ClockKind of = ClockKind.valueOf(kind.toUpperCase(Locale.ROOT));
            return new TargetClock(id, of, startPostId, startedAt, seenAt, null, List.of(), 0, null);
        }
    }

    /** The earliest first. */
    static List<Ended> ended(Handle db, long merge) {
        return db.createQuery("""
                        SELECT k.id, k.kind, k.start_post_id, k.started_at, k.seen_at, coalesce(c.merged_into, c.id) AS conversation_id,
                               coalesce(p.conversation_id = coalesce(c.merged_into, c.id) AND p.deleted_at IS NULL
                                   AND CASE WHEN k.kind = 'next_update'
                                            THEN NOT EXISTS (SELECT FROM post later
                                                              WHERE later.conversation_id = p.conversation_id AND later.own AND NOT later.automatic
                                                                AND later.deleted_at IS NULL AND later.posted_at > p.posted_at)
                                            ELSE NOT p.settled END, false) AS opens
                          FROM clock_merge m
                          JOIN clock k ON k.id = m.clock_id
                          JOIN conversation c ON c.id = k.conversation_id
                          LEFT JOIN post p ON p.id = k.start_post_id
                         WHERE m.merge_id = :merge AND m.became = 'ended' AND k.how = 'merged'
                         ORDER BY k.started_at, k.id
                        """).bind("merge", merge).mapTo(Ended.class).list();
    }

    /** Goes on as if it had never ended. */
    static void goOn(Handle db, Ended clock) {
        db.createUpdate("""
                        UPDATE clock SET ended_at = NULL, how = NULL, ended_by = NULL, conversation_id = :conversation, has_paused = pauses <> '[]'
                         WHERE id = :id
                        """)
                .bind("id", clock.id())
                .bind("conversation", clock.conversationId())
                .execute();
    }

    /** How long somebody waits is measured on where their post is now. */
    static void withTheirPosts(Handle db, long from, long to) {
        db.createUpdate("""
                        UPDATE clock k SET conversation_id = :to
                          FROM post p
                         WHERE k.conversation_id = :from AND k.ended_at IS NULL AND k.kind LIKE '%_response'
                           AND p.id = k.start_post_id AND p.conversation_id = :to
                        """).bind("from", from).bind("to", to).execute();
    }

    /**
     * Asks that came over without the answer to them, and how long they waited for it was measured: they are settled, with what was
     * said beside them before that answer. One that no clock started with was perhaps never meant by it, and waits.
     *
     * @return how many
     */
    static int settleAnswered(Handle db, long from, long to) {
        return db.createUpdate("""
                        UPDATE post p SET settled = true
                         WHERE p.conversation_id = :to AND NOT p.own AND NOT p.settled
                           AND EXISTS (SELECT FROM clock k JOIN post ask ON ask.id = k.start_post_id
                                        WHERE k.conversation_id = :from AND k.kind LIKE '%_response' AND k.how IN ('answered', 'answered_outside')
                                          AND ask.conversation_id = :to AND p.posted_at >= ask.posted_at AND p.posted_at <= k.ended_at)
                        """).bind("from", from).bind("to", to).execute();
    }
}
