package io.oase.acknowledge;

import io.oase.target.Calendar;
import io.oase.target.ExpectedAnswer;
import io.oase.target.Holidays;
import io.oase.target.Hours;
import io.oase.target.Period;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The week that examples are set in: open from 9 to 17, Friday, 2 January 2026, and the holiday before it. */
final class ExampleWeek {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final Holidays HOLIDAYS =
            day -> day.equals(NEW_YEAR) ? Optional.of(new Holidays.Holiday("Neujahr", "New Year")) : Optional.empty();
    private static final Map<DayOfWeek, List<Period>> WEEK = Stream.of(
                    DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)
            .collect(Collectors.toMap(Function.identity(), day -> List.of(new Period(9 * 60, 17 * 60))));
    static final Calendar CALENDAR =
            Calendar.of(ZONE, List.of(new Hours(LocalDate.of(2020, 1, 1), WEEK)), HOLIDAYS, List.of());

    private ExampleWeek() {}

    static Instant now(Situation situation) {
        return switch (situation) {
            case INSIDE -> at(NEW_YEAR.plusDays(1), 10);
            case OUTSIDE -> at(NEW_YEAR.plusDays(1), 19);
            case HOLIDAY -> at(NEW_YEAR, 10);
        };
    }

    static ExpectedAnswer answer(Situation situation) {
        Instant at =
                switch (situation) {
                    case INSIDE -> at(NEW_YEAR.plusDays(1), 14);
                    case OUTSIDE -> at(NEW_YEAR.plusDays(4), 11);
                    case HOLIDAY -> at(NEW_YEAR.plusDays(1), 11);
                };
        return new ExpectedAnswer.Measured(at, Duration.ofHours(2), ExpectedAnswer.DecidedBy.MEDIAN);
    }

    private static Instant at(LocalDate day, int hour) {
        return LocalDateTime.of(day, LocalTime.of(hour, 0)).atZone(ZONE).toInstant();
    }
}
