package io.oase.later;

import io.oase.db.DatabaseAway;
import io.oase.db.Lookout;
import io.oase.inbox.ConversationDao;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Facts;
import io.oase.inbox.Inbox;
import io.oase.notice.Notices;
import io.oase.people.Account;
import io.oase.people.People;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings conversations back when their time has come, each once, on whichever node looks first. What should have come back
 * while no node ran comes back when one runs again, and the notice says that it is late.
 */
public final class Waking implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Waking.class);
    private static final int LOT = 20;
    private final Jdbi db;
    private final Inbox inbox;
    private final People people;
    private final Returning returning;
    private final Clock clock;
    private final Lookout lookout = new Lookout("comebacks", this::wakeSome);

    public Waking(Jdbi db, Facts facts, Inbox inbox, People people, Notices notices, Clock clock) {
        this.db = db;
        this.inbox = inbox;
        this.people = people;
        this.returning = new Returning(facts, notices);
        this.clock = clock;
    }

    /** Starts working. */
    public void start() {
        lookout.start();
    }

    /** Finishes the transaction it is in. */
    @Override
    public void close() {
        lookout.close();
    }

    /** Brings some back; false when there are none. */
    public boolean wakeSome() {
        Instant now = clock.instant();
        int woken = 0;
        for (long id : db.withHandle(handle -> SnoozeDao.due(handle, now, LOT))) {
            woken += one(id, this::wake) ? 1 : 0;
        }
        for (long id : db.withHandle(handle -> FollowUpDao.due(handle, now, LOT))) {
            woken += one(id, this::ask) ? 1 : 0;
        }
        return woken > 0;
    }

    private interface Step {
        void take(Handle handle, ConversationDao.Row row, Instant now);
    }

    /** The conversation is locked first, as everybody does who changes it: what another node did is seen here. */
    private boolean one(long conversation, Step step) {
        try {
            db.useTransaction(handle -> ConversationDao.lock(handle, conversation)
                    .ifPresent(row -> step.take(handle, row, clock.instant())));
            return true;
        } catch (RuntimeException unforeseen) {
            if (DatabaseAway.is(unforeseen)) {
                throw unforeseen;
            }
            LOG.error("Conversation {} could not be brought back; it is tried again", conversation, unforeseen);
            return false;
        }
    }

    private void wake(Handle handle, ConversationDao.Row row, Instant now) {
        SnoozeDao.find(handle, row.id())
                .filter(snooze -> snooze.wakeAt() != null && !snooze.wakeAt().isAfter(now))
                .ifPresent(snooze -> returning.wake(handle, snooze, snooze.early() ? "due" : "time", now));
    }

    /** What is resolved opens again and goes to whoever wanted to ask; what is not only comes into sight. */
    private void ask(Handle handle, ConversationDao.Row row, Instant now) {
        FollowUpDao.take(handle, row.id(), now).ifPresent(followUp -> {
            if (row.state() == ConversationState.RESOLVED) {
                Optional<Long> asks = people.find(followUp.accountId())
                        .filter(Account::active)
                        .map(Account::id);
                inbox.openAgain(handle, row.id(), asks.orElse(null), now);
            }
            SnoozeDao.end(handle, row.id());
            returning.ask(handle, followUp, now);
        });
    }
}
