package io.oase.reply;

import io.oase.channel.Connector;
import io.oase.channel.Connector.Published;
import io.oase.channel.Connector.Search;
import io.oase.channel.LastLook;
import io.oase.channel.Outgoing;
import io.oase.channel.Trouble;
import io.oase.inbox.Facts;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Sends one part of a claimed reply, once. Before it is sent it is noted that it may be out; whoever finds that note without a
 * receipt (time-out, crash, another node) looks on the network first and never sends blindly.
 *
 * <p>“Not there” is believed only {@link #SETTLE} after the attempt: the request of a killed process may still be on its way
 * through the network's queues. What remains is a request that the network carries out later than that, and a process that is
 * paused between its last look at its claim (directly before the bytes are written, {@link LastLook}) and the bytes, for longer
 * than a node may be silent; both only matter where the network does not recognise a part by its key.
 */
final class Sending {
    /** Longer than common servers let a request run (15 s). */
    static final Duration SETTLE = Duration.ofSeconds(20);

    private final Jdbi db;
    private final Facts facts;
    private final Clock clock;
    private final Duration settle;

    Sending(Jdbi db, Facts facts, Clock clock, Duration settle) {
        this.db = db;
        this.facts = facts;
        this.clock = clock;
        this.settle = settle;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** It stands there. */
        record Out(Published published) implements Outcome {}

        /** It may stand there, and the network cannot tell. */
        record CannotTell() implements Outcome {}

        /** It was not seen there, too soon after an attempt to believe it. */
        record TooSoon(Duration rest) implements Outcome {}

        /** Somebody else has the reply by now; nothing was sent. */
        record TakenOver() implements Outcome {}

        /** A hold stops it; nothing was sent. */
        record Held() implements Outcome {}
    }

    /**
     * Sends it, or finds it where it was sent before.
     *
     * @throws Trouble with an unknown outcome when it may have been published, now or earlier
     */
    Outcome send(Connector connector, OutboxDao.Claim claim, PartDao.Row part, Outgoing outgoing) {
        Long attemptedMsAgo = part.attemptedMsAgo();
        if (attemptedMsAgo != null) {
            Search search = find(connector, outgoing);
            if (search instanceof Search.Found found && !isAnother(claim, part, found.published())) {
                return new Outcome.Out(found.published());
            }
            if (!(search instanceof Search.NotThere)) {
                return new Outcome.CannotTell();
            }
            Duration wait = settle.minusMillis(attemptedMsAgo);
            if (!wait.isNegative() && !wait.isZero()) {
                return new Outcome.TooSoon(wait);
            }
        }
        Outcome none = db.inTransaction(handle -> note(handle, claim, part));
        return none == null ? publish(connector, claim, part, outgoing) : none;
    }

    /** Notes that a part may be out from now on; what is to become of it instead, null for nothing. */
    private @Nullable Outcome note(Handle handle, OutboxDao.Claim claim, PartDao.Row part) {
        Holds.takeTurn(handle);
        if (!OutboxDao.hold(handle, claim) || !OutboxDao.maySend(handle, claim)) {
            return new Outcome.TakenOver();
        }
        if (Holds.stops(handle, facts, claim.replyId(), clock.instant())) {
            return new Outcome.Held();
        }
        PartDao.attempted(handle, claim.replyId(), part.no(), true);
        return null;
    }

    private Outcome publish(Connector connector, OutboxDao.Claim claim, PartDao.Row part, Outgoing outgoing) {
        try {
            return new Outcome.Out(LastLook.before(
                    () -> db.withHandle(handle -> OutboxDao.maySend(handle, claim)),
                    () -> connector.publish(outgoing)));
        } catch (Trouble trouble) {
            boolean held = trouble.outcomeUnknown()
                    || db.inTransaction(handle -> {
                        boolean still = OutboxDao.hold(handle, claim);
                        if (still) {
                            PartDao.attempted(handle, claim.replyId(), part.no(), false);
                        }
                        return still;
                    });
            if (held) {
                throw trouble;
            }
            return new Outcome.TakenOver();
        }
    }

    /** The same words below the same post may be another answer of ours. */
    private boolean isAnother(OutboxDao.Claim claim, PartDao.Row part, Published published) {
        return db.withHandle(handle -> PartDao.belongsToAnother(handle, published.key(), claim.replyId(), part.no()));
    }

    private static Search find(Connector connector, Outgoing outgoing) {
        try {
            return connector.find(outgoing);
        } catch (Trouble trouble) {
            throw trouble.withOutcomeUnknown();
        }
    }
}
