package io.oase.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.target.ExpectedAnswer.DecidedBy;
import io.oase.target.ExpectedAnswer.Lately;
import io.oase.target.ExpectedAnswer.Measured;
import io.oase.target.ExpectedAnswer.Promised;
import io.oase.target.ExpectedAnswer.Unknown;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpectedAnswerTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<Period> NINE_TO_FIVE = List.of(new Period(9 * 60, 17 * 60));
    private static final Map<DayOfWeek, List<Period>> WEEK =
            Map.of(DayOfWeek.MONDAY, NINE_TO_FIVE, DayOfWeek.TUESDAY, NINE_TO_FIVE, DayOfWeek.FRIDAY, NINE_TO_FIVE);

    @Test
    void the_median_counts_in_opening_time_and_is_rounded_up_to_the_quarter() {
        assertThat(expected("2026-03-06T16:20", "2026-03-06T16:20", lately(20, 100, 0), null))
                .isEqualTo(new Measured(berlin("2026-03-09T10:00"), Duration.ofMinutes(100), DecidedBy.MEDIAN));
        assertThat(at("2026-03-09T10:01", "2026-03-09T10:01", lately(20, 60, 0)))
                .isEqualTo(berlin("2026-03-09T11:15"));
    }

    @Test
    void what_somebody_has_waited_already_is_taken_off() {
        assertThat(at("2026-03-09T10:00", "2026-03-09T09:00", lately(20, 120, 0)))
                .isEqualTo(berlin("2026-03-09T11:00"));
    }

    @Test
    void somebody_overdue_at_night_is_answered_after_opening_and_not_in_the_past() {
        assertThat(at("2026-03-09T22:00", "2026-03-02T09:00", lately(20, 60, 0)))
                .isEqualTo(berlin("2026-03-10T09:15"));
    }

    @Test
    void many_who_wait_before_make_it_longer_than_the_median() {
        assertThat(expected("2026-03-09T10:00", "2026-03-09T10:00", lately(20, 60, 11), null))
                .isEqualTo(new Measured(berlin("2026-03-09T12:00"), Duration.ofHours(2), DecidedBy.LOAD));
    }

    @Test
    void with_too_little_measured_the_promise_stands_unless_it_is_past_or_missing() {
        Lately few = lately(ExpectedAnswer.FEWEST_ANSWERS - 1, 60, 0);
        String now = "2026-03-09T10:00";
        assertThat(expected(now, now, few, berlin("2026-03-09T13:20")))
                .isEqualTo(new Promised(berlin("2026-03-09T13:30")));
        assertThat(expected(now, now, few, berlin(now))).isEqualTo(new Unknown());
        assertThat(expected(now, now, few, null)).isEqualTo(new Unknown());
    }

    @Test
    void a_calendar_that_never_opens_offers_nothing() {
        Calendar shut = Calendar.of(BERLIN, List.of(), Holidays.none(), List.of());
        Instant now = berlin("2026-03-09T10:00");
        assertThat(ExpectedAnswer.of(new OpeningTime(shut), BERLIN, now, now, lately(20, 60, 0), null))
                .isEqualTo(new Unknown());
    }

    /** So many answers, one every ten minutes of opening time. */
    private static Lately lately(int answers, long minutes, int ahead) {
        return new Lately(answers, Duration.ofMinutes(minutes), answers, Duration.ofMinutes(10L * answers), ahead);
    }

    private static ExpectedAnswer expected(String now, String asked, Lately lately, @Nullable Instant promised) {
        Calendar office =
                Calendar.of(BERLIN, List.of(new Hours(LocalDate.of(2020, 1, 1), WEEK)), Holidays.none(), List.of());
        return ExpectedAnswer.of(new OpeningTime(office), BERLIN, berlin(now), berlin(asked), lately, promised);
    }

    private static Instant at(String now, String asked, Lately lately) {
        return ((Measured) expected(now, asked, lately, null)).at();
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
