package io.oase.insight;

import io.oase.target.Calendars;
import io.oase.target.ClockKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads through what the report of a year reads, and keeps nothing of it: whoever opens the first one after a start then waits neither
 * for disks nor for code that has never run. A fortnight at a time, with pauses, so that nobody else notices; no further once somebody
 * asks for a report, who would have to share the machine with it.
 */
public final class Warming {
    private static final Logger LOG = LoggerFactory.getLogger(Warming.class);
    private static final int FORTNIGHTS = 26;
    private static final Duration FORTNIGHT = Duration.ofDays(14);
    private static final long PAUSE = 100;

    private final Jdbi db;
    private final Calendars calendars;
    private final BooleanSupplier asked;
    private final Clock clock;

    /** @param asked whether somebody has asked for a report */
    public Warming(Jdbi db, Calendars calendars, BooleanSupplier asked, Clock clock) {
        this.db = db;
        this.calendars = calendars;
        this.asked = asked;
        this.clock = clock;
    }

    /** Does so once, in the calling thread; ends early when that is interrupted. It never fails: reports are right without. */
    public void warm() {
        Instant now = clock.instant();
        try {
            if (!asked.getAsBoolean()) {
                running(now);
            }
            for (int i = 1;
                    i <= FORTNIGHTS
                            && !asked.getAsBoolean()
                            && !Thread.currentThread().isInterrupted();
                    i++) {
                measured(now.minus(FORTNIGHT.multipliedBy(i)));
                TimeUnit.MILLISECONDS.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("Nothing was read beforehand for reports: {}", e.getMessage());
        }
    }

    private void running(Instant now) {
        Question question = question(now.minus(FORTNIGHT));
        db.useTransaction(handle -> {
            Targeting targets = Targeting.read(handle);
            RunningDao.read(handle, calendars, now, now, false, survey(question, targets)::add);
            SolutionDao.read(handle, question, now, Dimension.CHANNEL, targets);
        });
    }

    private void measured(Instant from) {
        Question question = question(from);
        db.useTransaction(handle -> MeasuredDao.packs(
                handle, question.from(), question.to(), survey(question, Targeting.read(handle))::add));
    }

    private static Question question(Instant from) {
        return new Question(from, from.plus(FORTNIGHT), null, null, null, null);
    }

    private static Survey survey(Question question, Targeting targets) {
        return new Survey(
                question, Slicing.of(question, Dimension.CHANNEL, ClockKind.FIRST_RESPONSE, ZoneOffset.UTC), targets);
    }
}
