package io.oase.notice;

import io.oase.base.Said;
import io.oase.db.DatabaseAway;
import io.oase.notice.Outcome.Undelivered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt to deliver, and noting how it ended: it left, is tried again later, or is given up. */
final class Delivering {
    /** After so long a notice is no news any more. */
    static final Duration PATIENCE = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(Delivering.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final Jdbi db;
    private final Voice voice;
    private final Clock clock;
    private final RandomGenerator random;

    Delivering(Jdbi db, Voice voice, Clock clock, RandomGenerator random) {
        this.db = db;
        this.voice = voice;
        this.clock = clock;
        this.random = random;
    }

    /** Sends outside any transaction; nothing when the claim does not stand any more. */
    void deliver(Carrier carrier, DeliveryDao.Claim claim) {
        try {
            if (!db.withHandle(handle -> DeliveryDao.maySend(handle, claim))) {
                LOG.info("Delivery {} is somebody else’s by now", claim.id());
                return;
            }
            note(claim, attempt(carrier, claim));
        } catch (RuntimeException e) {
            // Where a delivery that left could not be noted, it is repeated under the same id.
            if (DatabaseAway.is(e)) {
                LOG.warn("Delivery {} waits for the database: {}", claim.id(), e.getMessage());
            } else {
                LOG.error("Delivery {} could not be dealt with", claim.id(), e);
            }
            giveBack(claim);
        }
    }

    private static Outcome attempt(Carrier carrier, DeliveryDao.Claim claim) {
        try {
            return carrier.carry(claim);
        } catch (RuntimeException unforeseen) {
            LOG.error("Delivery {} failed unforeseen", claim.id(), unforeseen);
            return Undelivered.passing(Said.of("notice.unforeseen"));
        }
    }

    private void note(DeliveryDao.Claim claim, Outcome outcome) {
        Instant now = clock.instant();
        if (outcome instanceof Outcome.Delivered) {
            db.useHandle(handle -> DeliveryDao.sent(handle, claim, now));
        } else if (outcome instanceof Outcome.Pointless) {
            db.useHandle(handle -> DeliveryDao.remove(handle, claim));
        } else if (outcome instanceof Outcome.Postponed postponed) {
            db.useHandle(handle -> DeliveryDao.postpone(handle, claim, postponed.until()));
        } else if (outcome instanceof Undelivered undelivered) {
            Instant end = claim.since().plus(PATIENCE);
            String why = voice.say("en", undelivered.said());
            if (undelivered.forGood() || !now.isBefore(end)) {
                LOG.error("Delivery {} by {} is given up: {}", claim.id(), claim.way(), why);
                db.useHandle(handle -> DeliveryDao.failed(handle, claim, undelivered.said(), now));
            } else {
                Instant next = next(claim.attempts(), undelivered, now);
                Instant due = next.isAfter(end) ? end : next;
                LOG.warn("Delivery {} by {} is tried again at {}: {}", claim.id(), claim.way(), due, why);
                db.useHandle(handle -> DeliveryDao.later(handle, claim, undelivered.said(), due));
            }
        }
    }

    /** Five seconds, doubling, and a little more, so that what failed together does not come back together. */
    private Instant next(int attempts, Undelivered undelivered, Instant now) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, 20));
        Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        Instant again = now.plus(bounded).plusMillis(random.nextLong(bounded.toMillis() / 5));
        Instant asked = undelivered.notBefore();
        return asked != null && asked.isAfter(again) ? asked : again;
    }

    private void giveBack(DeliveryDao.Claim claim) {
        try {
            Instant soon = clock.instant().plus(FIRST_WAIT);
            db.useHandle(handle -> DeliveryDao.later(handle, claim, Said.of("notice.unforeseen"), soon));
        } catch (RuntimeException away) {
            LOG.warn("Delivery {} stays claimed until this node is gone: {}", claim.id(), away.getMessage());
        }
    }
}
