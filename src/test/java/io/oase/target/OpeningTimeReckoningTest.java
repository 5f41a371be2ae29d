package io.oase.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.target.OpeningTime.Reckoned;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Australia/Lord_Howe"), // changes by half an hour
            ZoneId.of("America/St_Johns"),
            ZoneId.of("Pacific/Apia"), // left out a whole day in December 2011
            ZoneId.of("Africa/Casablanca"), // changes around Ramadan
            ZoneId.of("UTC"));
    private static final Duration LIMIT = Duration.ofDays(2);

    @Test
    void it_agrees_with_the_stopwatch_in_every_case() {
        long due = IntStream.range(0, CASES)
                .parallel()
                .filter(i -> new Case(new SplittableRandom(i)).check(i % 2 == 0))
                .count();
        assertThat(due).as("cases that come due within the limit").isGreaterThan(CASES / 4L);
    }

    private static final class Case {
        private final SplittableRandom random;
        private final ZoneId zone;
        private final Instant start;
        private final Calendar calendar;
        private final List<Stretch> pauses = new ArrayList<>();

        Case(SplittableRandom random) {
            this.random = random;
            this.zone = ZONES.get(random.nextInt(ZONES.size()));
            this.start = start();
            this.calendar = calendar();
            for (int i = random.nextInt(3); i > 0; i--) {
                Instant from = start.plus(Duration.ofMinutes(random.nextInt(3_000)));
                pauses.add(new Stretch(from, from.plus(Duration.ofMinutes(1 + random.nextInt(600)))));
            }
        }

        /** Whether it came due within the limit. */
        boolean check(boolean forward) {
            OpeningTime time = new OpeningTime(calendar);
            MinuteByMinute stopwatch = new MinuteByMinute(calendar);
            if (!forward) {
                Instant to = start.plus(Duration.ofMinutes(random.nextInt(30 * 60)));
                assertThat(time.between(start, to, pauses))
                        .as("%s to %s, %s, %s", start, to, calendar, pauses)
                        .isEqualTo(stopwatch.between(start, to, pauses));
                return false;
            }
            Duration span = Duration.ofMinutes(random.nextInt(12 * 60));
            Reckoned reckoned = time.after(start, span, pauses);
            Optional<Instant> within =
                    reckoned instanceof Reckoned.Due found && !found.at().isAfter(start.plus(LIMIT))
                            ? Optional.of(found.at())
                            : Optional.empty();
            assertThat(within)
                    .as("%s after %s, %s, %s", span, start, calendar, pauses)
                    .isEqualTo(stopwatch.after(start, span, pauses, LIMIT));
            return within.isPresent();
        }

        /** A whole minute; every second time within two days before the zone's next change of the clocks. */
        private Instant start() {
            Instant any = Instant.parse("2011-01-01T00:00:00Z")
                    .plus(Duration.ofMinutes(random.nextLong(20L * 365 * 24 * 60)));
            var change = zone.getRules().nextTransition(any);
            return change == null || random.nextBoolean()
                    ? any
                    : change.getInstant().minus(Duration.ofMinutes(random.nextInt(30 * 60)));
        }

        private Calendar calendar() {
            LocalDate day = LocalDate.ofInstant(start, zone);
            List<Hours> hours = new ArrayList<>();
            hours.add(new Hours(day.minusDays(random.nextInt(30)), week()));
            if (random.nextInt(3) == 0) {
                hours.add(new Hours(day.plusDays(random.nextInt(4)), week()));
            }
            List<SpecialDay> days = new ArrayList<>();
            if (random.nextInt(3) == 0) {
                days.add(new SpecialDay(day.plusDays(random.nextInt(4)), "special", periods()));
            }
            LocalDate holiday = day.plusDays(random.nextInt(4));
            Holidays holidays = random.nextInt(3) == 0
                    ? date -> date.equals(holiday)
                            ? Optional.of(new Holidays.Holiday("Feiertag", "Holiday"))
                            : Optional.empty()
                    : Holidays.none();
            return Calendar.of(zone, hours, holidays, days);
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
