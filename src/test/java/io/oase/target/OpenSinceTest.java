package io.oase.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OpenSinceTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<Period> SPLIT = List.of(new Period(9 * 60, 12 * 60), new Period(13 * 60, 17 * 60 + 30));
    private static final Calendar OFFICE = Calendar.of(
            BERLIN,
            List.of(new Hours(
                    LocalDate.of(2020, 1, 1),
                    Map.of(
                            DayOfWeek.MONDAY,
                            SPLIT,
                            DayOfWeek.THURSDAY,
                            SPLIT,
                            DayOfWeek.SUNDAY,
                            List.of(Period.ALL_DAY)))),
            PublicHolidays.of("de", "by").orElseThrow(),
            List.of());

    @Test
    void it_agrees_with_reckoning_each_moment_by_itself() {
        SplittableRandom random = new SplittableRandom(7);
        Instant first = Instant.parse("2025-09-30T22:17:11Z");
        Instant end = Instant.parse("2026-11-05T10:30:00Z");
        OpeningTime opening = new OpeningTime(OFFICE);
        OpenSince since = new OpenSince(OFFICE, first, end);
        long whole = Duration.between(first, end).toSeconds();
        for (int i = 0; i < 3_000; i++) {
            Instant start = first.plusSeconds(random.nextLong(whole + 1));
            Instant paused = start.plusSeconds(
                    random.nextLong(Duration.between(start, end).toSeconds() + 1));
            Instant resumed = paused.plusSeconds(
                    random.nextLong(Duration.between(paused, end).toSeconds() + 1));
            List<Stretch> pauses = paused.equals(resumed) ? List.of() : List.of(new Stretch(paused, resumed));

            assertThat(since.seconds(start, pauses))
                    .as("%s, paused from %s to %s", start, paused, resumed)
                    .isEqualTo(opening.between(start, end, pauses).toSeconds());
            assertThat(since.secondsUntil(start, List.of(), paused))
                    .isEqualTo(opening.between(start, paused, List.of()).toSeconds());
        }
    }

    @Test
    void a_calendar_that_never_opens_has_no_time_at_all() {
        Calendar shut = Calendar.of(BERLIN, List.of(), Holidays.none(), List.of());
        Instant first = Instant.parse("2020-01-01T00:00:00Z");

        assertThat(new OpenSince(shut, first, first.plus(Duration.ofDays(4000))).seconds(first, List.of()))
                .isZero();
    }
}
