package io.oase.later;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.later.Moments.Named;
import io.oase.target.Calendar;
import io.oase.target.Holidays;
import io.oase.target.Hours;
import io.oase.target.Period;
import io.oase.target.SpecialDay;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void on_a_monday_morning_there_is_an_hour_the_afternoon_tomorrow_and_next_monday() {
        assertThat(choices("2026-03-02T09:00:00Z", BERLIN, null))
                .containsExactly(
                        "hour 2026-03-02T10:00:00Z",
                        "afternoon 2026-03-02T13:00:00Z",
                        "tomorrow 2026-03-03T08:00:00Z",
                        "monday 2026-03-09T08:00:00Z");
    }

    @Test
    void in_the_afternoon_there_is_none_any_more() {
        assertThat(choices("2026-03-02T12:45:00Z", BERLIN, null)).noneMatch(choice -> choice.startsWith("afternoon"));
    }

    @Test
    void on_a_friday_tomorrow_is_left_out_when_nobody_is_there_and_monday_begins_when_somebody_comes() {
        assertThat(choices("2026-03-06T14:00:00Z", BERLIN, week("7:30")))
                .containsExactly("hour 2026-03-06T15:00:00Z", "monday 2026-03-09T06:30:00Z");
    }

    @Test
    void on_a_sunday_tomorrow_is_monday_and_said_once() {
        assertThat(choices("2026-03-08T10:00:00Z", BERLIN, week("9:00")))
                .containsExactly("hour 2026-03-08T11:00:00Z", "tomorrow 2026-03-09T08:00:00Z");
    }

    @Test
    void a_monday_on_which_nobody_is_there_becomes_the_next_day_on_which_somebody_is() {
        assertThat(choices("2026-03-06T14:00:00Z", BERLIN, week("9:00", LocalDate.of(2026, 3, 9))))
                .contains("monday 2026-03-10T08:00:00Z");
    }

    @Test
    void nine_is_nine_on_the_clock_also_over_the_night_in_which_it_is_turned() {
        assertThat(choices("2026-03-28T12:00:00Z", BERLIN, null)).contains("tomorrow 2026-03-29T07:00:00Z");
        assertThat(choices("2026-10-24T12:00:00Z", BERLIN, null)).contains("tomorrow 2026-10-25T08:00:00Z");
        assertThat(choices("2026-03-07T20:00:00Z", ZoneId.of("America/New_York"), null))
                .contains("tomorrow 2026-03-08T13:00:00Z");
    }

    @Test
    void it_is_the_clock_of_the_reader_that_counts() {
        assertThat(choices("2026-03-02T20:00:00Z", ZoneId.of("Asia/Tokyo"), null))
                .contains("afternoon 2026-03-03T05:00:00Z", "tomorrow 2026-03-04T00:00:00Z");
        assertThat(choices("2026-03-02T09:00:00Z", ZoneId.of("Pacific/Apia"), null))
                .contains("tomorrow 2026-03-02T20:00:00Z");
    }

    @Test
    void hours_elsewhere_that_begin_in_the_readers_afternoon_leave_the_morning_at_nine() {
        assertThat(choices("2026-03-02T09:00:00Z", ZoneId.of("Asia/Tokyo"), week("9:00")))
                .contains("tomorrow 2026-03-03T00:00:00Z");
    }

    @Test
    void asking_again_is_in_the_morning_of_a_day_on_which_somebody_is_there() {
        assertThat(new Moments(Instant.parse("2026-03-05T15:00:00Z"), BERLIN, week("8:00")).again())
                .extracting(MomentsTest::words)
                .containsExactly(
                        "days 2026-03-09T07:00:00Z", "week 2026-03-12T07:00:00Z", "fortnight 2026-03-19T07:00:00Z");
    }

    @Test
    void a_calendar_that_never_opens_leaves_the_days_as_they_are() {
        Calendar never = Calendar.of(BERLIN, List.of(), Holidays.none(), List.of());
        assertThat(choices("2026-03-06T14:00:00Z", BERLIN, never)).contains("monday 2026-03-09T08:00:00Z");
    }

    private static List<String> choices(String now, ZoneId zone, Calendar calendar) {
        return new Moments(Instant.parse(now), zone, calendar)
                .choices().stream().map(MomentsTest::words).toList();
    }

    private static String words(Named named) {
        return named.name() + " " + named.at();
    }

    /** Monday to Friday, from then until five in the afternoon. */
    private static Calendar week(String from, LocalDate... closed) {
        String[] parts = from.split(":");
        Period period = new Period(Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]), 17 * 60);
        Map<DayOfWeek, List<Period>> week = Stream.of(DayOfWeek.values())
                .filter(day -> day.getValue() < 6)
                .collect(Collectors.toMap(Function.identity(), day -> List.of(period)));
        return Calendar.of(
                BERLIN,
                List.of(new Hours(LocalDate.EPOCH, week)),
                Holidays.none(),
                Stream.of(closed)
                        .map(day -> new SpecialDay(day, "Outing", List.of()))
                        .toList());
    }
}
