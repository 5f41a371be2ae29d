package io.oase.statement;

import io.oase.base.Said;
import io.oase.db.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code round_answer}: one person to be answered, by one worker at a time. */
final class AnswerDao {
    private AnswerDao() {}

    /** What a worker has to know; its row and the pace of its channel are held. */
    record Item(
            long conversationId,
            long channelId,
            long statementId,
            int version,
            long accountId,
            boolean drill,
            @Nullable String thenState,
            long seen,
            String language,
            int variant) {}

    /** Somebody about to be answered. */
    record Fresh(
            long conversation,
            long seen,
            String language,
            int variant,
            @Nullable Said refused) {}

    static void insert(Handle db, long round, long statement, List<Fresh> fresh) {
        var batch = db.prepareBatch("""
                INSERT INTO round_answer (round_id, conversation_id, statement_id, place, seen, language, variant, state, said_key, said_args)
                VALUES (:round, :conversation, :statement, :place, :seen, :language, :variant, :state, :key, :args)
                """);
        for (int i = 0; i < fresh.size(); i++) {
            Fresh each = fresh.get(i);
            batch.bind("round", round)
                    .bind("conversation", each.conversation())
                    .bind("statement", statement)
                    .bind("place", i)
                    .bind("seen", each.seen())
                    .bind("language", each.language())
                    .bind("variant", each.variant())
                    .bind("state", each.refused() == null ? "prepared" : "refused")
                    .bind("key", each.refused() == null ? null : each.refused().key())
                    .bindArray(
                            "args",
                            String.class,
                            each.refused() == null ? List.of() : each.refused().args())
                    .add();
        }
        if (!fresh.isEmpty()) {
            batch.execute();
        }
    }

    /** Has those wait for a worker that nobody is answering with the same; the others are refused. The statement is locked. */
    static void begin(Handle db, long round, long statement) {
        db.createUpdate("""
                        UPDATE round_answer i SET state = 'refused', said_key = 'statement.twice'
                         WHERE i.round_id = :round AND i.state = 'prepared'
                           AND EXISTS (SELECT FROM round_answer o WHERE o.statement_id = :statement AND o.conversation_id = i.conversation_id
                                          AND o.state IN ('waiting', 'done', 'drill'))
                        """).bind("round", round).bind("statement", statement).execute();
        db.createUpdate("UPDATE round_answer SET state = 'waiting' WHERE round_id = :round AND state = 'prepared'")
                .bind("round", round)
                .execute();
        db.createUpdate("""
                        INSERT INTO channel_pace (channel_id, next_at)
                        SELECT DISTINCT c.channel_id, '-infinity'::timestamptz FROM round_answer i JOIN conversation c ON c.id = i.conversation_id
                         WHERE i.round_id = :round ORDER BY c.channel_id
                            ON CONFLICT DO NOTHING
                        """).bind("round", round).execute();
    }

    /**
     * The next whose channel has room now and that nobody else answers; whoever wants to pause the round waits. One that waits for
     * its channel leaves the others go first.
     */
    static Optional<Item> next(Handle db, long round, Instant now) {
        return db.createQuery("""
                        SELECT i.conversation_id, p.channel_id, i.statement_id, r.version, r.account_id, r.drill, r.then_state, i.seen,
                               i.language, i.variant
                          FROM round_answer i
                          JOIN answer_round r ON r.id = i.round_id
                          JOIN conversation c ON c.id = i.conversation_id
                          JOIN channel_pace p ON p.channel_id = c.channel_id
                         WHERE i.round_id = :round AND i.state = 'waiting' AND r.paused_at IS NULL AND r.finished_at IS NULL
                           AND (r.drill OR p.next_at <= :now)
                         ORDER BY i.place LIMIT 1 FOR UPDATE OF i, p SKIP LOCKED FOR SHARE OF r SKIP LOCKED
                        """)
                .bind("round", round)
                .bind("now", now)
                .mapTo(Item.class)
                .findOne();
    }

    static void pace(Handle db, long channel, Instant next) {
        db.execute("UPDATE channel_pace SET next_at = ? WHERE channel_id = ?", next, channel);
    }

    /** The words that are about to be handed over. */
    static void text(Handle db, long round, long conversation, String text) {
        db.execute(
                "UPDATE round_answer SET text = ? WHERE round_id = ? AND conversation_id = ?",
                text,
                round,
                conversation);
    }

    static void done(Handle db, long round, long conversation, @Nullable Long reply, Instant now) {
        db.createUpdate("""
                        UPDATE round_answer SET state = CASE WHEN :reply::bigint IS NULL THEN 'drill' ELSE 'done' END, reply_id = :reply, at = :now
                         WHERE round_id = :round AND conversation_id = :conversation
                        """)
                .bind("round", round)
                .bind("conversation", conversation)
                .bind("reply", reply)
                .bind("now", now)
                .execute();
    }

    static void refused(Handle db, long round, long conversation, Said why, Instant now) {
        db.createUpdate("""
                        UPDATE round_answer SET state = 'refused', said_key = :key, said_args = :args, at = :now
                         WHERE round_id = :round AND conversation_id = :conversation
                        """)
                .bind("round", round)
                .bind("conversation", conversation)
                .bind("key", why.key())
                .bindArray("args", String.class, why.args())
                .bind("now", now)
                .execute();
    }

    /** Those of a round after a place. */
    static List<Round.Answer> read(Handle db, long round, int after, int limit) {
        return db.createQuery("""
                        SELECT i.conversation_id, i.place, i.language, i.variant, i.state, i.text, i.reply_id, i.said_key, i.said_args,
                               CASE WHEN w.display_name = '' THEN '@' || w.handle ELSE w.display_name END AS person, c.title,
                               ch.name AS channel_name, p.state AS reply_state
                          FROM round_answer i JOIN conversation c ON c.id = i.conversation_id JOIN identity w ON w.id = c.identity_id
                          JOIN channel ch ON ch.id = c.channel_id LEFT JOIN reply p ON p.id = i.reply_id
                         WHERE i.round_id = :round AND i.place > :after ORDER BY i.place LIMIT :limit
                        """)
                .bind("round", round)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Round.Answer(
                        row.getLong("conversation_id"),
                        row.getInt("place"),
                        Objects.requireNonNull(row.getString("person")),
                        Objects.requireNonNull(row.getString("title")),
                        Objects.requireNonNull(row.getString("channel_name")),
                        Objects.requireNonNull(row.getString("language")),
                        row.getInt("variant"),
                        Objects.requireNonNull(row.getString("state")),
                        row.getString("text"),
                        Rows.integer(row, "reply_id"),
                        row.getString("reply_state"),
                        row.getString("said_key") == null
                                ? null
                                : new Said(Rows.text(row, "said_key"), List.of((String[])
                                        row.getArray("said_args").getArray()))))
                .list();
    }
}
