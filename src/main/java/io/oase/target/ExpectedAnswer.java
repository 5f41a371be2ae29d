package io.oase.target;

import io.oase.target.OpeningTime.Reckoned;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By when somebody who waits can expect an answer, and what that rests on. Pure; never earlier than now. */
public sealed interface ExpectedAnswer {
    /** With fewer answers than this in the time looked at, nothing is reckoned from them. */
    int FEWEST_ANSWERS = 10;

    /** No sooner than this much opening time from now, however long somebody waits already. */
    Duration SOONEST = Duration.ofMinutes(15);

    /**
     * Reckoned from what was measured.
     *
     * @param at the next full quarter of an hour in the calendar's zone
     * @param span the opening time from now that was reckoned with, before rounding
     * @param decidedBy which of the two reasons was the longer one
     */
    record Measured(Instant at, Duration span, DecidedBy decidedBy) implements ExpectedAnswer {}

    /** Too little was measured; what was promised stands, rounded up in the same way. */
    record Promised(Instant at) implements ExpectedAnswer {}

    /** Nothing can be said truthfully. */
    record Unknown() implements ExpectedAnswer {}

    /** What the expected time rests on. */
    enum DecidedBy {
        /** How long people usually wait. */
        MEDIAN,
        /** How many wait before this one. */
        LOAD
    }

    /**
     * What was seen lately.
     *
     * @param measured how many answers the median comes from
     * @param median how long people who were promised the same waited for an answer, in opening time; not negative
     * @param answers how many answers were given to anybody
     * @param open how much opening time those took place in; not negative
     * @param ahead open conversations that have waited longer
     */
    record Lately(int measured, Duration median, int answers, Duration open, int ahead) {
        public Lately {
            if (measured < 0 || answers < 0 || ahead < 0 || median.isNegative() || open.isNegative()) {
                throw new IllegalArgumentException("What was seen lately is not negative");
            }
        }
    }

    /**
     * By when to expect an answer.
     *
     * @param asked since when the person waits
     * @param promised the due time of the running clock; null when nothing is promised
     */
    static ExpectedAnswer of(
            OpeningTime opening, ZoneId zone, Instant now, Instant asked, Lately lately, @Nullable Instant promised) {
        if (lately.measured() >= FEWEST_ANSWERS) {
            Duration waited = opening.between(asked, now, List.of());
            Duration left = lately.median().minus(waited);
            Duration usual = left.compareTo(SOONEST) < 0 ? SOONEST : left;
            Duration queue = lately.open().multipliedBy(lately.ahead() + 1L).dividedBy(Math.max(1, lately.answers()));
            boolean load = queue.compareTo(usual) > 0;
            Duration span = load ? queue : usual;
            if (opening.after(now, span, List.of()) instanceof Reckoned.Due due) {
                return new Measured(quarter(due.at(), zone), span, load ? DecidedBy.LOAD : DecidedBy.MEDIAN);
            }
            return new Unknown();
        }
        return promised != null && promised.isAfter(now) ? new Promised(quarter(promised, zone)) : new Unknown();
    }

    private static Instant quarter(Instant at, ZoneId zone) {
        ZonedDateTime hour = at.atZone(zone).truncatedTo(ChronoUnit.MINUTES);
        ZonedDateTime whole = hour.toInstant().isBefore(at) ? hour.plusMinutes(1) : hour;
        return whole.plusMinutes((60 - whole.getMinute()) % 15).toInstant();
    }
}
