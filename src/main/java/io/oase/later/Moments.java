package io.oase.later;

import io.oase.target.Calendar;
import io.oase.target.OpeningTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moments people mean when they say “tomorrow morning”: by the clock where they are, and when somebody is there. Pure.
 *
 * @param now the moment they say it
 * @param zone where they are
 * @param calendar when somebody is there; null where that is not known
 */
public record Moments(Instant now, ZoneId zone, @Nullable Calendar calendar) {
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime NOON = LocalTime.NOON;
    private static final LocalTime AFTERNOON = LocalTime.of(14, 0);
    /** Less than this ahead is hardly later. */
    private static final Duration WORTH_IT = Duration.ofMinutes(30);

    /** A moment by its name; the time may be chosen as it is. */
    public record Named(String name, Instant at) {}

    /** What there is to choose from, the next first: {@code hour}, {@code afternoon}, {@code tomorrow}, {@code monday}. */
    public List<Named> choices() {
        List<Named> choices = new ArrayList<>();
        choices.add(new Named("hour", now.plus(Duration.ofHours(1))));
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant afternoon = today.atTime(AFTERNOON).atZone(zone).toInstant();
        if (!afternoon.isBefore(now.plus(WORTH_IT)) && open(today)) {
            choices.add(new Named("afternoon", afternoon));
        }
        LocalDate tomorrow = today.plusDays(1);
        if (open(tomorrow)) {
            choices.add(new Named("tomorrow", morning(tomorrow)));
        }
        LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        if (!monday.equals(tomorrow) || !open(tomorrow)) {
            choices.add(new Named("monday", morning(firstOpen(monday))));
        }
        return choices;
    }

    /** For asking again: {@code days}, {@code week}, {@code fortnight}, each in the morning of a day on which somebody is there. */
    public List<Named> again() {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return List.of(
                new Named("days", morning(firstOpen(today.plusDays(3)))),
                new Named("week", morning(firstOpen(today.plusWeeks(1)))),
                new Named("fortnight", morning(firstOpen(today.plusWeeks(2)))));
    }

    /** When somebody comes on that day, if that is before noon where the reader is; at nine otherwise. */
    private Instant morning(LocalDate day) {
        Instant begin = day.atStartOfDay(zone).toInstant();
        Instant noon = day.atTime(NOON).atZone(zone).toInstant();
        Instant nine = day.atTime(MORNING).atZone(zone).toInstant();
        return opens(begin).filter(at -> at.isAfter(begin) && at.isBefore(noon)).orElse(nine);
    }

    /** A calendar that stays closed for weeks says nothing about when to look again. */
    private LocalDate firstOpen(LocalDate from) {
        for (LocalDate day = from; day.isBefore(from.plusDays(14)); day = day.plusDays(1)) {
            if (open(day)) {
                return day;
            }
        }
        return from;
    }

    /** Whether somebody is there at any time of that day where the reader is. */
    private boolean open(LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        return calendar == null
                || opens(day.atStartOfDay(zone).toInstant())
                        .filter(at -> at.isBefore(end))
                        .isPresent();
    }

    private Optional<Instant> opens(Instant from) {
        return calendar == null
                ? Optional.empty()
                : new OpeningTime(calendar).next(from).map(stretch -> stretch.from());
    }
}
