package io.oase.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Asks, at the last moment, whether somebody still wants to hear of it this way, and whether now. So what was read meanwhile does
 * not follow, and quiet hours hold as they are then.
 */
final class Considerate implements Carrier {
    private final Carrier carrier;
    private final Jdbi db;
    private final Clock clock;
    private final ZoneId usual;

    /** @param usual zone of people who have not said theirs */
    Considerate(Carrier carrier, Jdbi db, Clock clock, ZoneId usual) {
        this.carrier = carrier;
        this.db = db;
        this.clock = clock;
        this.usual = usual;
    }

    @Override
    public Way way() {
        return carrier.way();
    }

    @Override
    public Outcome carry(DeliveryDao.Claim claim) {
        Notice notice = claim.content().as(Content.class).notice();
        long account = claim.accountId() == null ? 0 : claim.accountId();
        Optional<Hearer> hearer = db.withHandle(handle -> NoticeDao.byKey(handle, account, notice.key())
                .filter(told -> told.readAt() == null)
                .flatMap(told -> PreferenceDao.hearer(handle, account, usual)));
        if (hearer.isEmpty() || !wants(hearer.get().choice(notice.kind()))) {
            return new Outcome.Pointless();
        }
        if (!hearer.get().choice(notice.kind()).urgent()) {
            Optional<Instant> quiet = hearer.get().preference().quietUntil(clock.instant());
            if (quiet.isPresent()) {
                return new Outcome.Postponed(quiet.get());
            }
        }
        return carrier.carry(claim);
    }

    private boolean wants(Choice choice) {
        return way() == Way.PUSH ? choice.push() : choice.mail() == Mailing.AT_ONCE;
    }
}
