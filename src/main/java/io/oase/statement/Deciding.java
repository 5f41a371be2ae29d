package io.oase.statement;

import io.oase.activation.Activation;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.db.DatabaseAway;
import io.oase.db.Lookout;
import io.oase.people.Account;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second pair of eyes on a statement: approving it, objecting to it, and what happens when nobody does either in time. Never
 * done by those who wrote it.
 */
public final class Deciding implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deciding.class);
    private static final int LONGEST_REASON = 500;
    private static final int LOT = 20;

    private final Jdbi db;
    private final Statements statements;
    private final Issuing issuing;
    private final Telling telling;
    private final Clock clock;
    private final Lookout lookout = new Lookout("statements", this::doSome);

    Deciding(Jdbi db, Statements statements, Issuing issuing, Telling telling, Clock clock) {
        this.db = db;
        this.statements = statements;
        this.issuing = issuing;
        this.telling = telling;
        this.clock = clock;
    }

    /** Starts looking at what nobody decides about. */
    public void start() {
        lookout.start();
    }

    /** Finishes the transaction it is in. */
    @Override
    public void close() {
        lookout.close();
    }

    /**
     * Lets it be said.
     *
     * @param seen the version they had before them
     * @param texts in other words, which is recorded; null: as it is
     * @throws Refused.Conflict when it does not wait for approval, or there is a newer version
     * @throws Refused.NotAllowed for those who wrote it and those who were not asked
     */
    public Statement approve(Account by, long id, int seen, @Nullable Map<String, List<String>> texts) {
        return statements.change(id, (handle, in, before) -> {
            require(by, before, seen);
            Statement statement = before;
            if (texts != null) {
                Wording wording = Wording.typed(in.playbook(), texts);
                statements.fill(handle, in, before.phase(), wording).require(by, in.playbook());
                statement = statements.rewrite(handle, by, in, before, wording);
            }
            // What they saw is what goes out, also where a fact was taken away again.
            if (!statement.filled().openFacts().isEmpty()) {
                statements
                        .fill(handle, in, statement.phase(), statement.texts())
                        .require(by, in.playbook());
            }
            Instant now = clock.instant();
            handle.execute("UPDATE statement SET decider_id = ?, decided_at = ? WHERE id = ?", by.id(), now, id);
            Timeline.write(
                    handle,
                    in.id(),
                    by.id(),
                    Happening.STATEMENT_APPROVED,
                    Map.of(
                            "statement",
                            id,
                            "version",
                            statement.no(),
                            "template",
                            statement.template(),
                            "edited",
                            !statement.writerIds().isEmpty() && edited(handle, id)),
                    now);
            issuing.issue(handle, in, Statements.get(handle, id), by.id(), now);
        });
    }

    /**
     * Sends it back to whoever wrote it.
     *
     * @param because why, for them
     * @throws Refused.Invalid naming {@code because} when it is empty or too long
     */
    public Statement object(Account by, long id, int seen, String because) {
        String why = because.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new Refused.Invalid("because", Said.of("statement.because", LONGEST_REASON));
        }
        return statements.change(id, (handle, in, statement) -> {
            require(by, statement, seen);
            Instant now = clock.instant();
            handle.execute(
                    "UPDATE statement SET state = 'returned', decider_id = ?, decided_at = ?, objection = ? WHERE id = ?",
                    by.id(),
                    now,
                    why,
                    id);
            Timeline.write(
                    handle,
                    in.id(),
                    by.id(),
                    Happening.STATEMENT_OBJECTED,
                    Map.of(
                            "statement",
                            id,
                            "version",
                            statement.no(),
                            "template",
                            statement.template(),
                            "because",
                            why),
                    now);
            telling.objected(handle, in, Statements.get(handle, id), now);
        });
    }

    /** Does what has to be done about some that nobody decided about in time, once, on whichever node looks first. */
    public boolean doSome() {
        boolean any = false;
        for (long id : db.withHandle(handle -> StatementDao.overdue(handle, clock.instant(), LOT))) {
            try {
                statements.change(id, this::overdue);
                any = true;
            } catch (Refused.Conflict over) {
                LOG.debug("Statement {} belongs to what has just ended", id);
            } catch (RuntimeException unforeseen) {
                if (DatabaseAway.is(unforeseen)) {
                    throw unforeseen;
                }
                LOG.error("What is to become of statement {} is tried again", id, unforeseen);
            }
        }
        return any;
    }

    private void overdue(Handle handle, Activation in, Statement statement) {
        Instant now = clock.instant();
        boolean due = statement.state() == Statement.State.ASKED
                && !statement.lateTold()
                && statement.decideBy() != null
                && !statement.decideBy().isAfter(now);
        if (!due) {
            return;
        }
        handle.execute("UPDATE statement SET late_told = true WHERE id = ?", statement.id());
        if (statement.thenPublish() && statement.filled().openFacts().isEmpty()) {
            issuing.issue(handle, in, statement, null, now);
        } else {
            telling.late(handle, in, statement, now);
        }
    }

    private static void require(Account by, Statement statement, int seen) {
        if (statement.state() != Statement.State.ASKED) {
            throw new Refused.Conflict(Said.of("statement.not_asked"), List.of());
        }
        if (!statement.mayBeDecidedBy(by)) {
            throw new Refused.NotAllowed(
                    Said.of(statement.writerIds().contains(by.id()) ? "statement.own" : "statement.not_asked_you"));
        }
        Statements.requireSeen(statement, seen);
    }

    private static boolean edited(Handle handle, long id) {
        return handle.createQuery("SELECT no > asked_no FROM statement WHERE id = :id")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }
}
