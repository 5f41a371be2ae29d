package io.oase.target;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.target.OpeningTime.Reckoned;
import io.oase.target.OpeningTime.Reckoned.Due;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpeningTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Period MORNING = hours(9, 12);
    private static final Period AFTERNOON = hours(13, 17);
    private static final Map<DayOfWeek, List<Period>> OFFICE = Map.of(
            MONDAY, List.of(AFTERNOON, MORNING),
            TUESDAY, List.of(MORNING, AFTERNOON),
            WEDNESDAY, List.of(MORNING),
            THURSDAY, List.of(MORNING, hours(13, 18)),
            FRIDAY, List.of(hours(9, 15)));

    private final Holidays bavaria = PublicHolidays.of("de", "by").orElseThrow();
    private final Calendar town = calendar(List.of(office()), List.of());

    @Test
    void two_hours_on_a_friday_evening_end_on_monday_morning() {
        assertThat(due("2026-03-06T17:40", Duration.ofHours(2))).isEqualTo(berlin("2026-03-09T11:00"));
    }

    @Test
    void the_lunch_break_does_not_count() {
        assertThat(due("2026-03-09T11:30", Duration.ofHours(1))).isEqualTo(berlin("2026-03-09T13:30"));
        assertThat(due("2026-03-09T12:20", Duration.ofMinutes(10))).isEqualTo(berlin("2026-03-09T13:10"));
    }

    @Test
    void what_ends_exactly_at_closing_time_is_due_then_and_not_the_next_morning() {
        assertThat(due("2026-03-09T16:00", Duration.ofHours(1))).isEqualTo(berlin("2026-03-09T17:00"));
        assertThat(due("2026-03-09T16:00", Duration.ofHours(1).plusSeconds(1)))
                .isEqualTo(berlin("2026-03-10T09:00").plusSeconds(1));
    }

    @Test
    void a_holiday_of_the_state_is_skipped_and_one_of_another_state_is_not() {
        // Corpus Christi 2026 is 4 June, a Thursday: a holiday in Bavaria, none in Berlin.
        assertThat(due("2026-06-03T11:30", Duration.ofHours(1))).isEqualTo(berlin("2026-06-05T09:30"));
        Calendar capital = Calendar.of(
                BERLIN, List.of(office()), PublicHolidays.of("de", "be").orElseThrow(), List.of());
        assertThat(new OpeningTime(capital).after(berlin("2026-06-03T11:30"), Duration.ofHours(1), List.of()))
                .isInstanceOfSatisfying(Due.class, due -> assertThat(due.at()).isEqualTo(berlin("2026-06-04T09:30")));
        assertThat(bavaria.on(LocalDate.of(2026, 6, 4)))
                .hasValue(new Holidays.Holiday("Fronleichnam", "Corpus Christi"));
    }

    @Test
    void a_special_day_comes_before_the_weekday_and_before_the_holiday() {
        Calendar december = calendar(
                List.of(office()),
                List.of(
                        new SpecialDay(LocalDate.of(2026, 12, 12), "Long Saturday", List.of(hours(10, 14))),
                        new SpecialDay(LocalDate.of(2026, 12, 14), "Works outing", List.of()),
                        new SpecialDay(LocalDate.of(2026, 12, 25), "Christmas watch", List.of(hours(10, 12)))));
        OpeningTime time = new OpeningTime(december);
        assertThat(at(time.after(berlin("2026-12-11T14:00"), Duration.ofHours(6), List.of())))
                .isEqualTo(berlin("2026-12-15T10:00"));
        assertThat(time.open(berlin("2026-12-25T11:00"))).isTrue();
        assertThat(time.open(berlin("2026-12-26T11:00"))).isFalse();
    }

    @Test
    void new_hours_hold_from_their_day_on() {
        Hours summer = new Hours(LocalDate.of(2026, 7, 1), Map.of(WEDNESDAY, List.of(hours(8, 10))));
        OpeningTime time = new OpeningTime(calendar(List.of(summer, office()), List.of()));
        assertThat(time.between(berlin("2026-06-30T00:00"), berlin("2026-07-02T00:00"), List.of()))
                .isEqualTo(Duration.ofHours(7 + 2));
    }

    @Test
    void pauses_do_not_count_however_they_lie() {
        Instant start = berlin("2026-03-09T09:00");
        List<Stretch> pauses = List.of(
                new Stretch(berlin("2026-03-09T10:30"), berlin("2026-03-09T11:00")),
                new Stretch(berlin("2026-03-09T09:30"), berlin("2026-03-09T10:00")),
                new Stretch(berlin("2026-03-09T10:45"), berlin("2026-03-09T11:15")),
                new Stretch(berlin("2026-03-08T10:00"), berlin("2026-03-08T11:00")));
        Due due = (Due) new OpeningTime(town).after(start, Duration.ofMinutes(90), pauses);
        assertThat(due.at()).isEqualTo(berlin("2026-03-09T11:45"));
        assertThat(due.counted())
                .containsExactly(
                        new Stretch(berlin("2026-03-09T09:00"), berlin("2026-03-09T09:30")),
                        new Stretch(berlin("2026-03-09T10:00"), berlin("2026-03-09T10:30")),
                        new Stretch(berlin("2026-03-09T11:15"), berlin("2026-03-09T11:45")));
    }

    @Test
    void round_the_clock_a_day_in_spring_has_23_hours_and_one_in_autumn_25() {
        OpeningTime always = new OpeningTime(roundTheClock());
        assertThat(always.between(berlin("2026-03-29T00:00"), berlin("2026-03-30T00:00"), List.of()))
                .isEqualTo(Duration.ofHours(23));
        assertThat(always.between(berlin("2026-10-25T00:00"), berlin("2026-10-26T00:00"), List.of()))
                .isEqualTo(Duration.ofHours(25));
        assertThat(at(always.after(berlin("2026-10-24T12:00"), Duration.ofDays(1), List.of())))
                .isEqualTo(berlin("2026-10-24T12:00").plus(Duration.ofDays(1)));
    }

    @Test
    void an_hour_that_the_clock_skips_is_not_open_and_one_it_shows_twice_is_open_twice() {
        Hours nights = new Hours(LocalDate.of(2026, 1, 1), Map.of(SUNDAY, List.of(new Period(135, 165))));
        OpeningTime time = new OpeningTime(calendar(List.of(nights), List.of()));
        assertThat(time.between(berlin("2026-03-29T00:00"), berlin("2026-03-30T00:00"), List.of()))
                .isEqualTo(Duration.ZERO);
        assertThat(time.between(berlin("2026-10-25T00:00"), berlin("2026-10-26T00:00"), List.of()))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void the_29th_of_february_is_a_day_like_any_other() {
        assertThat(at(new OpeningTime(roundTheClock())
                        .after(berlin("2028-02-28T12:00"), Duration.ofDays(2), List.of())))
                .isEqualTo(berlin("2028-03-01T12:00"));
    }

    @Test
    void a_calendar_that_never_opens_says_so() {
        Duration span = Duration.ofHours(1);
        Instant start = berlin("2026-03-09T09:00");
        assertThat(new OpeningTime(calendar(List.of(), List.of())).after(start, span, List.of()))
                .isEqualTo(new Reckoned.Never(span));
        Hours closed = new Hours(LocalDate.of(2026, 3, 10), Map.of());
        OpeningTime closing = new OpeningTime(calendar(List.of(office(), closed), List.of()));
        assertThat(closing.after(start, Duration.ofHours(8), List.of())).isEqualTo(new Reckoned.Never(span));
        assertThat(closing.next(berlin("2026-03-09T17:00"))).isEmpty();
        assertThat(closing.between(start, berlin("2100-01-01T00:00"), List.of()))
                .isEqualTo(Duration.ofHours(7));
    }

    @Test
    void a_pause_that_has_not_ended_leaves_nothing_to_count() {
        Instant start = berlin("2026-03-09T09:00");
        Hours closed = new Hours(LocalDate.of(2027, 1, 1), Map.of());
        OpeningTime time = new OpeningTime(calendar(List.of(office(), closed), List.of()));
        assertThat(time.after(start, Duration.ofHours(2), List.of(new Stretch(start, Instant.MAX))))
                .isEqualTo(new Reckoned.Never(Duration.ofHours(2)));
    }

    @Test
    void spans_of_years_are_counted() {
        Duration tenYears =
                new OpeningTime(town).between(berlin("2026-01-01T00:00"), berlin("2036-01-01T00:00"), List.of());
        assertThat(at(new OpeningTime(town).after(berlin("2026-01-01T00:00"), tenYears, List.of())))
                .isBetween(berlin("2035-12-01T00:00"), berlin("2036-01-01T00:00"));
    }

    @Test
    void nothing_to_wait_for_is_due_at_once_also_when_closed() {
        assertThat(due("2026-03-08T03:00", Duration.ZERO)).isEqualTo(berlin("2026-03-08T03:00"));
    }

    @Test
    void a_negative_span_and_periods_that_overlap_are_refused() {
        assertThatThrownBy(() -> due("2026-03-08T03:00", Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Hours(LocalDate.EPOCH, Map.of(SATURDAY, List.of(hours(9, 12), hours(11, 13)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Period(600, 600)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void there_are_no_holidays_of_places_that_do_not_exist() {
        assertThat(PublicHolidays.of("de", "xx")).isEmpty();
        assertThat(PublicHolidays.of("zz", "")).isEmpty();
        var german = PublicHolidays.regions("de", java.util.Locale.GERMAN);
        assertThat(german.keySet()).filteredOn(code -> !code.contains("-")).hasSize(16);
        assertThat(german).containsEntry("by", "Bayern").containsEntry("by-ag", "Bayern, Augsburg");
    }

    private Instant due(String posted, Duration span) {
        return at(new OpeningTime(town).after(berlin(posted), span, List.of()));
    }

    private static Instant at(Reckoned reckoned) {
        return ((Due) reckoned).at();
    }

    private Calendar calendar(List<Hours> hours, List<SpecialDay> days) {
        return Calendar.of(BERLIN, hours, bavaria, days);
    }

    private static Calendar roundTheClock() {
        Map<DayOfWeek, List<Period>> week = new java.util.EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(Period.ALL_DAY));
        }
        return Calendar.of(BERLIN, List.of(new Hours(LocalDate.of(2020, 1, 1), week)), Holidays.none(), List.of());
    }

    private static Hours office() {
        return new Hours(LocalDate.of(2020, 1, 1), OFFICE);
    }

    private static Period hours(int from, int to) {
        return new Period(from * 60, to * 60);
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
