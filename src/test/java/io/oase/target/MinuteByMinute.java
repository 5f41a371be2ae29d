package io.oase.target;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opening time reckoned as a person with a stopwatch would: minute after minute looks at the clock on the wall and at the
 * calendar beside it. Slow, and so plain that it can be believed; shares nothing with {@link OpeningTime} but the calendar.
 */
final class MinuteByMinute {
    private final Calendar calendar;
    private final Map<LocalDate, List<Period>> days = new HashMap<>();

    MinuteByMinute(Calendar calendar) {
        this.calendar = calendar;
    }

    boolean open(Instant minute) {
        ZonedDateTime wall = minute.atZone(calendar.zone());
        int shown = wall.getHour() * 60 + wall.getMinute();
        for (Period period : days.computeIfAbsent(
                wall.toLocalDate(), date -> calendar.day(date).periods())) {
            if (period.from() <= shown && shown < period.to()) {
                return true;
            }
        }
        return false;
    }

    /** Open minutes between two whole minutes that lie in no pause. */
    Duration between(Instant from, Instant to, List<Stretch> pauses) {
        long minutes = 0;
        for (Instant minute = from; minute.isBefore(to); minute = minute.plus(1, ChronoUnit.MINUTES)) {
            if (counts(minute, pauses)) {
                minutes++;
            }
        }
        return Duration.ofMinutes(minutes);
    }

    /** When so many minutes have passed; empty when they have not within the limit. */
    Optional<Instant> after(Instant start, Duration span, List<Stretch> pauses, Duration limit) {
        long left = span.toMinutes();
        Instant end = start.plus(limit);
        for (Instant minute = start; left > 0; minute = minute.plus(1, ChronoUnit.MINUTES)) {
            if (!minute.isBefore(end)) {
                return Optional.empty();
            }
            if (counts(minute, pauses)) {
                left--;
            }
            if (left == 0) {
                return Optional.of(minute.plus(1, ChronoUnit.MINUTES));
            }
        }
        return Optional.of(start);
    }

    private boolean counts(Instant minute, List<Stretch> pauses) {
        return open(minute)
                && pauses.stream().noneMatch(pause -> !minute.isBefore(pause.from()) && minute.isBefore(pause.to()));
    }
}
