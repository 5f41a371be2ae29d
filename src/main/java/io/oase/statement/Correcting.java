package io.oase.statement;

import io.oase.activation.Activation;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.playbook.Playbook;
import io.oase.playbook.Where;
import io.oase.reply.Replies;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Putting right what was said and was wrong: what is not out yet is taken back, everybody else hears the correction. */
public final class Correcting {
    private static final int LONGEST_REASON = 500;

    private final Jdbi db;
    private final Statements statements;
    private final Replies replies;
    private final Clock clock;

    Correcting(Jdbi db, Statements statements, Replies replies, Clock clock) {
        this.db = db;
        this.statements = statements;
        this.replies = replies;
        this.clock = clock;
    }

    /**
     * Declares a statement wrong. Nobody more is answered with it, and of its answers those that are not out yet are taken back.
     *
     * @param because why, in words
     * @throws Refused.Conflict when it was never issued, or was declared wrong before
     * @throws Refused.Invalid naming {@code because} when it is empty or too long
     */
    public Statement withdraw(Account by, long id, String because) {
        by.require(Right.ACTIVATE);
        String why = because.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new Refused.Invalid("because", Said.of("statement.because", LONGEST_REASON));
        }
        return statements.change(id, (handle, in, statement) -> {
            if (statement.state() != Statement.State.ISSUED) {
                throw new Refused.Conflict(
                        Said.of(
                                statement.state() == Statement.State.WITHDRAWN
                                        ? "statement.withdrawn"
                                        : "statement.not_issued"),
                        List.of());
            }
            Instant now = clock.instant();
            handle.execute(
                    "UPDATE statement SET state = 'withdrawn', withdrawn_at = ?, withdrawer_id = ?, withdrawn_because = ? WHERE id = ?",
                    now,
                    by.id(),
                    why,
                    id);
            RoundDao.stop(handle, "statement_id", id, now);
            long back = onTheirWay(handle, id).stream()
                    .filter(reply -> replies.recall(handle, by, reply, now))
                    .count();
            Timeline.write(
                    handle,
                    in.id(),
                    by.id(),
                    Happening.STATEMENT_WITHDRAWN,
                    Map.of(
                            "statement",
                            id,
                            "version",
                            statement.no(),
                            "template",
                            statement.template(),
                            "because",
                            why,
                            "taken_back",
                            back,
                            "reached",
                            Statements.get(handle, id).reached()),
                    now);
        });
    }

    /**
     * Declares a statement wrong, unless that is so already, and writes what puts it right, from the playbook's text for that. Once
     * it is issued, a round with it goes to exactly those who got the wrong one.
     *
     * @param because why it was wrong; not needed where that was said
     * @param texts by language the variants; null: as the playbook has them
     * @return the correction, a draft
     */
    public Statement correct(Account by, long id, String because, @Nullable Map<String, List<String>> texts) {
        by.require(Right.ACTIVATE);
        return db.inTransaction(handle -> {
            Statement wrong = Statements.get(handle, id).state() == Statement.State.WITHDRAWN
                    ? Statements.get(handle, id)
                    : withdraw(by, id, because);
            String template =
                    template(statements.activation(handle, wrong), wrong).id();
            return statements.write(by, wrong.activationId(), template, texts, id);
        });
    }

    private static Playbook.Statement template(Activation in, Statement wrong) {
        return in.playbook().statements().stream()
                .filter(each -> each.phase() == Playbook.Phase.CORRECTION)
                .min(Comparator.comparing((Playbook.Statement each) -> each.audience() != wrong.audience())
                        .thenComparing(each -> each.audience() == Playbook.Audience.PRESS)
                        .thenComparing(each -> !isFor(each, wrong.channels())))
                .orElseThrow(() -> new Refused.Conflict(Said.of("statement.no_correction"), List.of()));
    }

    /** What was written for another network may be too long here, or shorter than it need be. */
    private static boolean isFor(Playbook.Statement correction, List<String> channels) {
        return correction.channels().contains(Where.ALL)
                || correction.channels().containsAll(channels);
    }

    /** Answers with it of which nothing may be out yet, in the order of their conversations. */
    private static List<Long> onTheirWay(Handle handle, long id) {
        return handle.createQuery("""
                        SELECT r.id FROM round_answer a JOIN reply r ON r.id = a.reply_id
                         WHERE a.statement_id = :id AND a.state = 'done' AND r.state IN ('queued', 'held', 'awaiting_approval', 'draft', 'failed')
                         ORDER BY r.conversation_id
                        """).bind("id", id).mapTo(Long.class).list();
    }
}
