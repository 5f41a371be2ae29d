package io.oase.statement;

import io.oase.activation.Activation;
import io.oase.activation.Activations;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.ConversationState;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Answering many with one statement: choosing them, looking at each answer, beginning, pausing, going on and stopping. */
public final class Rounds {
    /** So many people one round reaches at most. */
    public static final int MOST = 1_000;

    private static final int RECENT = 50;

    private final Jdbi db;
    private final Activations activations;
    private final Preparing preparing;
    private final Runnable wake;
    private final Clock clock;

    Rounds(Jdbi db, Activations activations, Preparing preparing, Runnable wake, Clock clock) {
        this.db = db;
        this.activations = activations;
        this.preparing = preparing;
        this.wake = wake;
        this.clock = clock;
    }

    /**
     * Prepares a round with conversations that belong to the activation; nobody is answered before it begins. A correction goes to
     * exactly those who got what it corrects, whatever is chosen.
     *
     * @param chosen in the order in which they are answered
     * @param then state of each afterwards: waiting or resolved; null: it stays open
     * @throws Refused.Conflict when the statement may not be said
     * @throws Refused.Invalid naming {@code conversations} or {@code then}
     */
    public Round prepare(Account by, long statement, List<Long> chosen, @Nullable ConversationState then) {
        by.require(Right.ANSWER);
        if (then != null && then != ConversationState.WAITING && then != ConversationState.RESOLVED) {
            throw new Refused.Invalid("then", Said.of("statement.then"));
        }
        return db.inTransaction(handle -> {
            Statement said = Statements.get(handle, statement);
            Activation in = activations.find(handle, said.activationId());
            requireUsable(in, said);
            List<AnswerDao.Fresh> fresh = preparing.prepare(handle, by, in, said, chosen);
            if (fresh.isEmpty() || fresh.size() > MOST) {
                throw new Refused.Invalid(
                        "conversations", Said.of(fresh.isEmpty() ? "statement.nobody" : "statement.too_many", MOST));
            }
            long id = RoundDao.insert(handle, said, by.id(), in.drill(), then, clock.instant());
            AnswerDao.insert(handle, id, statement, fresh);
            return get(handle, id);
        });
    }

    /**
     * Leaves one out before it is answered.
     *
     * @throws Refused.Conflict when it was answered already
     */
    public Round leaveOut(Account by, long id, long conversation) {
        by.require(Right.ANSWER);
        return change(id, (handle, round, now) -> {
            int left = handle.execute(
                    "UPDATE round_answer SET state = 'left' WHERE round_id = ? AND conversation_id = ? AND state IN ('prepared', 'waiting')",
                    id,
                    conversation);
            if (left == 0) {
                throw new Refused.Conflict(Said.of("statement.past"), List.of());
            }
        });
    }

    /**
     * Begins it, or goes on with it. It goes on by itself then, whether or not anybody looks.
     *
     * @throws Refused.Conflict when it is over, or its statement was withdrawn
     */
    public Round resume(Account by, long id) {
        by.require(Right.ANSWER);
        Round round = change(id, (handle, before, now) -> {
            Statement said = Statements.get(handle, before.statementId());
            requireUsable(activations.find(handle, before.activationId()), said);
            if (before.state() == Round.State.RUNNING) {
                return;
            }
            if (before.begunAt() == null) {
                AnswerDao.begin(handle, id, before.statementId());
            }
            handle.execute(
                    "UPDATE answer_round SET begun_at = coalesce(begun_at, ?), paused_at = NULL WHERE id = ?", now, id);
            write(
                    handle,
                    by,
                    get(handle, id),
                    before.begunAt() == null ? Happening.ANSWERING_BEGAN : Happening.ANSWERING_RESUMED,
                    now);
        });
        wake.run();
        return round;
    }

    /** Answers nobody more until it goes on; what has been handed over stays so. */
    public Round pause(Account by, long id) {
        by.require(Right.ANSWER);
        return change(id, (handle, before, now) -> {
            if (before.state() == Round.State.RUNNING) {
                handle.execute("UPDATE answer_round SET paused_at = ? WHERE id = ?", now, id);
                write(handle, by, get(handle, id), Happening.ANSWERING_PAUSED, now);
            }
        });
    }

    /** Leaves the rest unanswered for good; what is done stays done. */
    public Round stop(Account by, long id) {
        by.require(Right.ANSWER);
        return change(id, (handle, before, now) -> {
            RoundDao.stop(handle, "id", id, now);
            if (before.begunAt() != null) {
                write(handle, by, get(handle, id), Happening.ANSWERING_ENDED, now);
            }
        });
    }

    /** One of a statement. */
    public Round get(Account by, long statement, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> {
            Round round = get(handle, id);
            if (round.statementId() != statement) {
                throw new Refused.NotFound(Said.of("statement.no_round", id));
            }
            return round;
        });
    }

    /** Those of a statement, the latest first. */
    public List<Round> of(Account by, long statement) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> RoundDao.of(handle, statement, RECENT));
    }

    /** Its answers, from one place on. */
    public List<Round.Answer> answers(Account by, long id, int after, int limit) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> AnswerDao.read(handle, id, after, limit));
    }

    static Round get(Handle handle, long id) {
        return RoundDao.find(handle, id).orElseThrow(() -> new Refused.NotFound(Said.of("statement.no_round", id)));
    }

    static void write(Handle handle, @Nullable Account by, Round round, Happening happening, Instant now) {
        Timeline.write(
                handle,
                round.activationId(),
                by == null ? null : by.id(),
                happening,
                Map.of(
                        "statement",
                        round.statementId(),
                        "version",
                        round.version(),
                        "round",
                        round.id(),
                        "count",
                        happening == Happening.ANSWERING_BEGAN ? round.waiting() : round.done(),
                        "refused",
                        round.refused()),
                now);
    }

    private interface Step {
        void take(Handle handle, Round round, Instant now);
    }

    /** The statement is locked before the round: two rounds of it that begin at once do so one after the other. */
    private Round change(long id, Step step) {
        return db.inTransaction(handle -> {
            StatementDao.lock(handle, get(handle, id).statementId());
            handle.createQuery("SELECT id FROM answer_round WHERE id = :id FOR UPDATE")
                    .bind("id", id)
                    .mapTo(Long.class)
                    .one();
            Round round = get(handle, id);
            if (round.finishedAt() != null) {
                throw new Refused.Conflict(Said.of("statement.round_over"), List.of());
            }
            step.take(handle, round, clock.instant());
            return get(handle, id);
        });
    }

    private static void requireUsable(Activation in, Statement said) {
        if (!in.inForce()) {
            throw new Refused.Conflict(Said.of("activation.over"), List.of());
        }
        if (!said.usable()) {
            throw new Refused.Conflict(
                    Said.of(said.state() == Statement.State.ISSUED ? "statement.press" : "statement.not_issued"),
                    List.of());
        }
    }
}
