package io.oase.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.target.OpeningTime.Reckoned;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against {@link MinuteByMinute}, on calendars and moments drawn at random, most of them near a change of the clocks. */
class OpeningTimeReckoningTest {
    private static final int CASES = Integer.getInteger("oase.reckonings", 100_000);
    private static final int DAY = 24 * 60;
    private static final int YEAR = 365 * DAY;
    private static final int DAYS = 2;
    private static final int YEARS = 4 * 366;
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Australia/Lord_Howe"), // changes by half an hour
            ZoneId.of("America/St_Johns"),
            ZoneId.of("Pacific/Apia"), // left out a whole day in December 2011
            ZoneId.of("Africa/Casablanca"), // changes around Ramadan
            ZoneId.of("UTC"));
    private static final List<Integer> LEAP_YEARS = List.of(2012, 2016, 2020, 2024, 2028);

    @Test
    void the_moment_it_is_due_agrees_with_the_stopwatch_in_every_case() {
        long due = cases(CASES)
                .filter(i -> new Case(new SplittableRandom(i), DAYS).checkAfter(12 * 60))
                .count();
        assertThat(due).as("cases that come due within the limit").isGreaterThan(CASES / 2L);
    }

    @Test
    void the_time_between_two_moments_agrees_with_the_stopwatch_in_every_case() {
        long open = cases(CASES)
                .filter(i -> new Case(new SplittableRandom(-1L - i), DAYS).checkBetween(0, 30 * 60))
                .count();
        assertThat(open).as("cases in which somebody was there").isGreaterThan(CASES / 2L);
    }

    @Test
    void it_agrees_over_years() {
        long counted = cases(CASES / 400)
                .filter(i -> {
                    Case one = new Case(new SplittableRandom(Long.MAX_VALUE - i), YEARS);
                    return i % 2 == 0 ? one.checkBetween(YEAR, 2 * YEAR) : one.checkAfterWeeks(52, 104);
                })
                .count();
        assertThat(counted)
                .as("cases that come due, or in which somebody was there")
                .isGreaterThan(CASES / 400 * 3 / 4);
    }

    private static IntStream cases(int many) {
        return IntStream.range(0, many).parallel();
    }

    private static final class Case {
        private final SplittableRandom random;
        private final int days;
        private final ZoneId zone;
        private final Instant start;
        private final Calendar calendar;
        private final List<Stretch> pauses = new ArrayList<>();

        /** @param days after the start in which something may be special; it is due within them or not at all */
        Case(SplittableRandom random, int days) {
            this.random = random;
            this.days = days;
            this.zone = ZONES.get(random.nextInt(ZONES.size()));
            this.start = start();
            this.calendar = random.nextInt(20) == 0 ? closed() : calendar();
            for (int i = random.nextInt(3); i > 0; i--) {
                Instant from = start.truncatedTo(ChronoUnit.MINUTES)
                        .plus(Duration.ofMinutes(random.nextInt(days * DAY * 3 / 4)));
                pauses.add(new Stretch(from, from.plus(Duration.ofMinutes(1 + random.nextInt(days * DAY / 8)))));
            }
        }

        /** Whether somebody was there. */
        boolean checkBetween(int least, int more) {
            Instant to = start.plus(anyPart(Duration.ofMinutes(least + random.nextInt(more))));
            Duration between = new OpeningTime(calendar).between(start, to, pauses);
            assertThat(between)
                    .as("%s to %s, %s, %s", start, to, calendar, pauses)
                    .isEqualTo(new MinuteByMinute(calendar).between(start, to, pauses));
            return !between.isZero();
        }

        /** Whether it came due within the limit. */
        boolean checkAfter(int minutes) {
            Duration span = anyPart(Duration.ofMinutes(random.nextInt(minutes)));
            Instant limit = start.plus(Duration.ofDays(days));
            Reckoned reckoned = new OpeningTime(calendar).after(start, span, pauses);
            Optional<Instant> within =
                    reckoned instanceof Reckoned.Due found && !found.at().isAfter(limit)
                            ? Optional.of(found.at())
                            : Optional.empty();
            assertThat(within)
                    .as("%s after %s, %s, %s", span, start, calendar, pauses)
                    .isEqualTo(new MinuteByMinute(calendar).after(start, span, pauses, Duration.ofDays(days)));
            return within.isPresent();
        }

        /** As much as is open in so many weeks. */
        boolean checkAfterWeeks(int least, int more) {
            int open = calendar.hours().get(0).week().values().stream()
                    .flatMap(List::stream)
                    .mapToInt(period -> period.to() - period.from())
                    .sum();
            return checkAfter(1 + open * (least + random.nextInt(more)));
        }

        /** The same, or somewhat more with parts of a minute. */
        private Duration anyPart(Duration whole) {
            return random.nextBoolean() ? whole : whole.plusMillis(random.nextInt(60_000));
        }

        /** Mostly within two days before the zone's next change of the clocks, or around a 29 February; often within a minute. */
        private Instant start() {
            Instant any =
                    Instant.parse("2011-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextLong(20L * 365 * DAY)));
            var change = zone.getRules().nextTransition(any);
            Duration before = Duration.ofMinutes(random.nextInt(30 * 60));
            Instant start =
                    switch (random.nextInt(4)) {
                        case 0 -> any;
                        case 1 -> leapDay().minus(before);
                        default -> change == null ? any : change.getInstant().minus(before);
                    };
            return start.plus(anyPart(Duration.ZERO));
        }

        /** Noon of one, in the zone. */
        private Instant leapDay() {
            return LocalDate.of(LEAP_YEARS.get(random.nextInt(LEAP_YEARS.size())), 2, 29)
                    .atTime(12, 0)
                    .atZone(zone)
                    .toInstant();
        }

        private LocalDate someDay() {
            return LocalDate.ofInstant(start, zone).plusDays(random.nextInt(days + 2));
        }

        private Calendar calendar() {
            List<Hours> hours = new ArrayList<>();
            hours.add(new Hours(LocalDate.ofInstant(start, zone).minusDays(random.nextInt(30)), week()));
            if (random.nextInt(3) == 0) {
                hours.add(new Hours(someDay(), week()));
            }
            List<SpecialDay> special = new ArrayList<>();
            if (random.nextInt(3) == 0) {
                special.add(new SpecialDay(someDay(), "special", periods()));
            }
            MonthDay holiday = MonthDay.from(someDay());
            Holidays holidays = random.nextInt(3) == 0
                    ? date -> MonthDay.from(date).equals(holiday)
                            ? Optional.of(new Holidays.Holiday("Feiertag", "Holiday"))
                            : Optional.empty()
                    : Holidays.none();
            return Calendar.of(zone, hours, holidays, special);
        }

        /** Never opens, though days are named in it. */
        private Calendar closed() {
            return Calendar.of(
                    zone,
                    List.of(new Hours(someDay(), Map.of(DayOfWeek.MONDAY, List.of()))),
                    Holidays.none(),
                    List.of(new SpecialDay(someDay(), "special", List.of())));
        }

        private Map<DayOfWeek, List<Period>> week() {
            Map<DayOfWeek, List<Period>> week = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                week.put(day, periods());
            }
            return week;
        }

        private List<Period> periods() {
            List<Period> periods = new ArrayList<>();
            int at = 0;
            for (int i = random.nextInt(4); i > 0 && at < 1_400; i--) {
                int from = at + random.nextInt(1_440 - at);
                int to = random.nextInt(5) == 0 ? 1_440 : from + 1 + random.nextInt(1_440 - from);
                periods.add(new Period(from, to));
                at = to;
            }
            return periods;
        }
    }
}
