package io.oase.target;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/**
 * Opening time reckoned as a person with a stopwatch would: minute after minute looks at the clock on the wall and at the
 * calendar beside it. So plain that it can be believed; shares nothing with {@link OpeningTime} but the calendar.
 *
 * <p>Many millions of minutes are looked at, so the person remembers how the clock is set until it is set anew, and the page
 * of the calendar until the day is over. Times are seconds since 1970, or milliseconds where a part of a minute counts.
 */
final class MinuteByMinute {
    private static final long DAY = 86_400;
    private static final long MINUTE = 60_000;

    private final Calendar calendar;
    private long setFrom;
    private long setUntil;
    private long setBy;
    private long today = Long.MIN_VALUE;
    private List<Period> periods = List.of();

    MinuteByMinute(Calendar calendar) {
        this.calendar = calendar;
    }

    /** Open time between two moments, to the millisecond. */
    Duration between(Instant from, Instant to, List<Stretch> pauses) {
        long open = 0;
        long end = to.toEpochMilli();
        long next;
        for (long at = from.toEpochMilli(); at < end; at = next) {
            next = nextMinute(at);
            if (counts(next / 1000 - 60, pauses)) {
                open += Math.min(next, end) - at;
            }
        }
        return Duration.ofMillis(open);
    }

    /** When so much open time has passed, to the millisecond; empty when it has not within the limit. */
    Optional<Instant> after(Instant start, Duration span, List<Stretch> pauses, Duration limit) {
        long left = span.toMillis();
        if (left == 0) {
            return Optional.of(start);
        }
        long end = start.plus(limit).toEpochMilli();
        long next;
        for (long at = start.toEpochMilli(); at < end; at = next) {
            next = nextMinute(at);
            if (counts(next / 1000 - 60, pauses)) {
                long passes = Math.min(next, end) - at;
                if (left <= passes) {
                    return Optional.of(Instant.ofEpochMilli(at + left));
                }
                left -= passes;
            }
        }
        return Optional.empty();
    }

    private static long nextMinute(long at) {
        return (Math.floorDiv(at, MINUTE) + 1) * MINUTE;
    }

    /** @param minute its first second; pauses begin and end with minutes */
    private boolean counts(long minute, List<Stretch> pauses) {
        if (!open(minute)) {
            return false;
        }
        for (int i = 0; i < pauses.size(); i++) {
            Stretch pause = pauses.get(i);
            if (minute >= pause.from().getEpochSecond() && minute < pause.to().getEpochSecond()) {
                return false;
            }
        }
        return true;
    }

    private boolean open(long minute) {
        if (minute < setFrom || minute >= setUntil) {
            readHowTheClockIsSet(minute);
        }
        long wall = minute + setBy;
        long day = Math.floorDiv(wall, DAY);
        if (day != today) {
            today = day;
            periods = calendar.day(LocalDate.ofEpochDay(day)).periods();
        }
        long shown = Math.floorMod(wall, DAY) / 60;
        for (int i = 0; i < periods.size(); i++) {
            Period period = periods.get(i);
            if (period.from() <= shown && shown < period.to()) {
                return true;
            }
        }
        return false;
    }

    private void readHowTheClockIsSet(long minute) {
        Instant now = Instant.ofEpochSecond(minute);
        ZoneOffsetTransition next = calendar.zone().getRules().nextTransition(now);
        setFrom = minute;
        setUntil = next == null ? Long.MAX_VALUE : next.toEpochSecond();
        setBy = calendar.zone().getRules().getOffset(now).getTotalSeconds();
    }
}
