package io.oase.target;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * When somebody is there to answer: weekly hours that may change from a day on, holidays, and days unlike their weekday.
 *
 * @param zone whose clock the hours are read from
 * @param hours in order of the day they hold from; before the first, everything is closed
 * @param holidays days on which nobody is there unless a special day says otherwise
 * @param days special days by date
 */
public record Calendar(ZoneId zone, List<Hours> hours, Holidays holidays, Map<LocalDate, SpecialDay> days) {
    public Calendar {
        hours = hours.stream().sorted(Comparator.comparing(Hours::validFrom)).toList();
        days = Map.copyOf(days);
    }

    /** With special days as a list; the last of two on one date holds. */
    public static Calendar of(ZoneId zone, List<Hours> hours, Holidays holidays, List<SpecialDay> days) {
        return new Calendar(
                zone,
                hours,
                holidays,
                days.stream().collect(Collectors.toMap(SpecialDay::date, Function.identity(), (a, b) -> b)));
    }

    /**
     * How a day is.
     *
     * @param periods when it is open, in order; none: closed
     * @param why what makes it so
     */
    public record Day(LocalDate date, List<Period> periods, Why why) {}

    /** What makes a day as it is. */
    public sealed interface Why {
        /** The hours of its weekday. */
        record Weekday() implements Why {}

        /** A public holiday. */
        record PublicHoliday(Holidays.Holiday holiday) implements Why {}

        /** Somebody decided so. */
        record Special(String name) implements Why {}

        /** No hours hold yet. */
        record BeforeHours() implements Why {}
    }

    /** How this day is. */
    public Day day(LocalDate date) {
        SpecialDay special = days.get(date);
        if (special != null) {
            return new Day(date, special.periods(), new Why.Special(special.name()));
        }
        Optional<Holidays.Holiday> holiday = holidays.on(date);
        if (holiday.isPresent()) {
            return new Day(date, List.of(), new Why.PublicHoliday(holiday.get()));
        }
        return hoursOn(date)
                .map(valid -> new Day(date, valid.on(date), new Why.Weekday()))
                .orElseGet(() -> new Day(date, List.of(), new Why.BeforeHours()));
    }

    /** Whether no day after this one is ever open again. */
    public boolean neverOpensAfter(LocalDate date) {
        boolean weekly = hours.stream()
                .anyMatch(each -> !each.week().isEmpty() && !until(each).isBefore(date.plusDays(1)));
        return !weekly
                && days.values().stream()
                        .noneMatch(day ->
                                day.date().isAfter(date) && !day.periods().isEmpty());
    }

    private Optional<Hours> hoursOn(LocalDate date) {
        Hours valid = null;
        for (Hours each : hours) {
            if (each.validFrom().isAfter(date)) {
                break;
            }
            valid = each;
        }
        return Optional.ofNullable(valid);
    }

    /** The last day these hours hold. */
    private LocalDate until(Hours before) {
        return hours.stream()
                .map(Hours::validFrom)
                .filter(from -> from.isAfter(before.validFrom()))
                .findFirst()
                .map(next -> next.minusDays(1))
                .orElse(LocalDate.MAX);
    }
}
