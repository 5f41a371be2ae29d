package io.oase.approval;

import io.oase.db.DatabaseAway;
import io.oase.db.Lookout;
import io.oase.inbox.ConversationDao;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.notice.Notices;
import io.oase.target.Promises;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once, on whichever node looks first, that an answer has waited too long for a second pair of eyes. */
public final class Overdue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Overdue.class);
    private static final int LOT = 20;
    /** Later than this is said. */
    private static final Duration PUNCTUAL = Duration.ofMinutes(1);

    private final Jdbi db;
    private final Facts facts;
    private final Telling telling;
    private final Clock clock;
    private final Lookout lookout = new Lookout("approvals", this::tellSome);

    public Overdue(Jdbi db, Facts facts, Notices notices, Promises promises, Clock clock) {
        this.db = db;
        this.facts = facts;
        this.telling = new Telling(notices, promises);
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

    /** Tells of some; false when there are none. */
    public boolean tellSome() {
        int told = 0;
        for (long reply : db.withHandle(handle -> WaitingDao.late(handle, clock.instant(), LOT))) {
            told += one(reply) ? 1 : 0;
        }
        return told > 0;
    }

    private boolean one(long reply) {
        try {
            return db.inTransaction(handle -> tell(handle, reply, clock.instant()));
        } catch (RuntimeException unforeseen) {
            if (DatabaseAway.is(unforeseen)) {
                throw unforeseen;
            }
            LOG.error("That reply {} waits too long could not be told; it is tried again", reply, unforeseen);
            return false;
        }
    }

    /** The conversation is locked first, as everybody does who decides: what somebody has just approved is not late. */
    private boolean tell(Handle handle, long reply, Instant now) {
        ConversationDao.lock(handle, WaitingDao.conversation(handle, reply));
        return WaitingDao.tell(handle, reply, now)
                .map(at -> {
                    long there = WaitingDao.conversation(handle, reply);
                    facts.publish(handle, List.of(Fact.of(there, Kind.APPROVAL_LATE, Map.of("reply", reply))), now);
                    telling.late(handle, reply, at.plus(PUNCTUAL).isBefore(now), now);
                    return true;
                })
                .orElse(false);
    }
}
