package io.oase.web;

import io.oase.target.Calendar;
import io.oase.target.OpeningTime;
import io.oase.target.OpeningTime.Reckoned;
import io.oase.target.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When something is due and why, in words: every period that was counted and everything that was passed over, in order. Days
 * and times are those of the calendar's zone.
 *
 * @param outcome when it is due, or that it never will be, in a sentence
 * @param elsewhere the same moment by the reader's own clock; null when that shows the same
 * @param never whether it never will be
 * @param lines the arithmetic
 */
public record Reckoning(String outcome, @Nullable String elsewhere, boolean never, List<Line> lines) {
    public Reckoning {
        lines = List.copyOf(lines);
    }

    /**
     * A line of the arithmetic.
     *
     * @param kind {@code start}, {@code counted}, {@code holiday}, {@code special}, {@code closed}, {@code paused},
     *     {@code clocks}, {@code more}, {@code due} or {@code never}
     * @param icon name of a symbol
     * @param when the day, or days
     * @param what what happened, in words
     * @param amount how much of it counted; empty for nothing
     * @param total how much had been counted by then; empty where that says nothing new
     */
    public record Line(String kind, String icon, String when, String what, String amount, String total) {}

    /**
     * Reckons and tells it.
     *
     * @param pauses times that do not count
     */
    public static Reckoning of(Reader reader, Calendar calendar, Instant start, Duration span, List<Stretch> pauses) {
        return of(reader, calendar, start, span, pauses, new OpeningTime(calendar).after(start, span, pauses));
    }

    /** Tells what was reckoned with this calendar. */
    public static Reckoning of(
            Reader reader, Calendar calendar, Instant start, Duration span, List<Stretch> pauses, Reckoned reckoned) {
        Reader there = reader.in(calendar.zone());
        ReckoningLines lines = new ReckoningLines(there, calendar, start, span);
        if (reckoned instanceof Reckoned.Due due) {
            boolean sameClock = reader.zone()
                    .getRules()
                    .getOffset(due.at())
                    .equals(calendar.zone().getRules().getOffset(due.at()));
            return new Reckoning(
                    there.say("reckoning.due", there.by("time.moment", due.at())),
                    sameClock ? null : reader.say("reckoning.elsewhere", reader.by("time.moment", due.at())),
                    false,
                    lines.until(due, pauses));
        }
        Duration missing = ((Reckoned.Never) reckoned).missing();
        return new Reckoning(there.say("reckoning.never"), null, true, lines.never(missing));
    }
}
