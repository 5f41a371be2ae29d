package io.oase.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.base.Said;
import io.oase.target.CalendarDraft.DayDraft;
import io.oase.target.CalendarDraft.HolidaysDraft;
import io.oase.target.CalendarDraft.HoursDraft;
import io.oase.target.CalendarDraft.PeriodDraft;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CalendarReadingTest {
    private static final PeriodDraft MORNING = period("09:00", "12:00");
    private static final PeriodDraft AFTERNOON = period("13:00", "24:00");

    @Test
    void a_written_calendar_means_what_it_says() {
        CalendarReading reading = CalendarReading.of(new CalendarDraft(
                "Europe/Berlin",
                List.of(hours("2026-01-01", Map.of("monday", List.of(AFTERNOON, MORNING)))),
                new HolidaysDraft("de", "by"),
                List.of(new DayDraft("2026-12-24", "Heiligabend", List.of(MORNING)))));
        assertThat(reading.wrong()).isEmpty();
        Calendar calendar = reading.orRefuse();
        assertThat(calendar.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(calendar.day(LocalDate.of(2026, 11, 23)).periods())
                .containsExactly(new Period(540, 720), new Period(780, 1440));
        assertThat(calendar.day(LocalDate.of(2026, 12, 24)).periods()).containsExactly(new Period(540, 720));
        assertThat(calendar.holidays().on(LocalDate.of(2026, 1, 6))).isPresent();
        assertThat(calendar.day(LocalDate.of(2025, 12, 29)).why()).isEqualTo(new Calendar.Why.BeforeHours());
    }

    @Test
    void however_it_is_written_it_is_kept_in_one_form() {
        CalendarReading typed = CalendarReading.of(new CalendarDraft(
                " europe/berlin ",
                List.of(
                        hours("2027-01-01", Map.of("tuesday", List.of())),
                        hours("2026-01-01", Map.of("monday", List.of(AFTERNOON, MORNING)))),
                new HolidaysDraft("de", null),
                null));
        CalendarDraft written = new CalendarDraft(
                "Europe/Berlin",
                List.of(
                        hours("2026-01-01", Map.of("monday", List.of(MORNING, AFTERNOON))),
                        hours("2027-01-01", Map.of())),
                new HolidaysDraft("de", ""),
                List.of());
        assertThat(typed.written()).isEqualTo(written);
        assertThat(CalendarReading.of(written).written()).isEqualTo(written);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_by_its_field() {
        CalendarReading reading = CalendarReading.of(new CalendarDraft(
                "Europe/Bärlin",
                List.of(
                        hours(
                                "2026-01-01",
                                Map.of(
                                        "monday",
                                        List.of(MORNING, period("11:00", "13:00")),
                                        "noday",
                                        List.of(MORNING))),
                        hours("2026-01-01", Map.of("friday", List.of(period("17:00", "09:00"))))),
                new HolidaysDraft("de", "atlantis"),
                List.of(
                        new DayDraft("9999-01-01", "Far", List.of()),
                        new DayDraft("2026-12-24", " ", List.of()),
                        new DayDraft("2026-12-24", "Again", List.of(period("9", null))))));
        assertThat(reading.wrong())
                .containsOnlyKeys(
                        "zone",
                        "hours.0.week",
                        "hours.0.week.monday",
                        "hours.1.from",
                        "hours.1.week.friday.0.to",
                        "holidays.region",
                        "days.0.date",
                        "days.1.name",
                        "days.2.date",
                        "days.2.periods.0.from",
                        "days.2.periods.0.to");
        assertThat(reading.wrong())
                .containsEntry("hours.0.week.monday", Said.of("calendar.overlap", "11:00–13:00", "09:00–12:00"))
                .containsEntry("hours.1.week.friday.0.to", Said.of("calendar.end_first", "09:00", "17:00"))
                .containsEntry("days.2.date", Said.of("calendar.day_twice", "2026-12-24"));
    }

    static List<CalendarDraft> holes() {
        List<PeriodDraft> noPeriod = Collections.singletonList(null);
        return List.of(
                new CalendarDraft(null, null, null, null),
                new CalendarDraft("UTC", Collections.singletonList(null), null, null),
                new CalendarDraft("UTC", List.of(new HoursDraft(null, null)), null, null),
                new CalendarDraft(
                        "UTC", List.of(hours("2026-01-01", Collections.singletonMap("monday", null))), null, null),
                new CalendarDraft("UTC", List.of(hours("2026-01-01", Map.of("monday", noPeriod))), null, null),
                new CalendarDraft("UTC", List.of(), new HolidaysDraft(null, null), null),
                new CalendarDraft("UTC", List.of(), null, Collections.singletonList(null)),
                new CalendarDraft("UTC", List.of(), null, List.of(new DayDraft(null, null, null))),
                new CalendarDraft("UTC", List.of(), null, List.of(new DayDraft("2026-01-01", "A", noPeriod))));
    }

    @ParameterizedTest
    @MethodSource("holes")
    void what_is_missing_is_wrong_and_breaks_nothing(CalendarDraft draft) {
        CalendarReading reading = CalendarReading.of(draft);
        assertThat(reading.wrong()).isNotEmpty().containsValue(Said.of("calendar.required"));
        assertThat(reading.calendar().day(LocalDate.of(2026, 1, 1)).periods()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9:00", "24:01", "23:60", "25:00", "-1:00", "09.00", "nine", "٠٩:٠٠"})
    void what_is_no_time_is_refused(String time) {
        assertThat(day(List.of(period(time, "24:00"))).wrong()).containsOnlyKeys("days.0.periods.0.from");
    }

    @ParameterizedTest
    @CsvSource({"2026-02-29", "24.12.2026", "1969-12-31", "2200-01-01", "+12026-01-01", "-0001-01-01", "tomorrow"})
    void what_is_no_sensible_day_is_refused(String date) {
        CalendarReading reading = CalendarReading.of(
                new CalendarDraft("UTC", List.of(), null, List.of(new DayDraft(date, "A", List.of()))));
        assertThat(reading.wrong()).containsOnlyKeys("days.0.date");
    }

    @Test
    void names_are_visible_lines_of_bounded_length() {
        assertThat(named("A".repeat(80)).wrong()).isEmpty();
        assertThat(named("Tag der Deutschen Einheit 🎉").wrong()).isEmpty();
        for (String name : Arrays.asList("A".repeat(81), "a\nb", "\u202Eabc", "—", "a\u0000b")) {
            assertThat(named(name).wrong()).as(name).containsOnlyKeys("days.0.name");
        }
    }

    @Test
    void more_than_is_sensible_is_refused_as_a_whole() {
        List<DayDraft> days = IntStream.range(0, 10_000)
                .mapToObj(i -> new DayDraft(LocalDate.of(2026, 1, 1).plusDays(i).toString(), "Day", List.of()))
                .toList();
        assertThat(CalendarReading.of(new CalendarDraft("UTC", List.of(), null, days))
                        .wrong())
                .containsExactly(Map.entry("days", Said.of("calendar.days_most", 400, 10_000)));
        assertThat(CalendarReading.of(new CalendarDraft("UTC", List.of(), null, days.subList(0, 400)))
                        .wrong())
                .isEmpty();
        List<HoursDraft> hours = IntStream.range(0, 51)
                .mapToObj(i -> hours(LocalDate.of(2026, 1, 1).plusDays(i).toString(), Map.of()))
                .toList();
        assertThat(CalendarReading.of(new CalendarDraft("UTC", hours, null, null))
                        .wrong())
                .containsOnlyKeys("hours");
        List<PeriodDraft> periods = IntStream.range(0, 13)
                .mapToObj(i -> period("%02d:00".formatted(i), "%02d:30".formatted(i)))
                .toList();
        assertThat(day(periods).wrong()).containsOnlyKeys("days.0.periods");
        assertThat(day(periods.subList(0, 12)).wrong()).isEmpty();
    }

    @Test
    void periods_may_touch() {
        assertThat(day(List.of(MORNING, period("12:00", "13:00"))).wrong()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"de, ''", "de, by", "at, ''", "ch, zh", "us, ca"})
    void holidays_are_known_of_places(String country, String region) {
        assertThat(at(country, region).wrong()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DE, '', holidays.country",
        "Germany, '', holidays.country",
        "'', by, holidays.country",
        "de, bavaria, holidays.region",
        "de, by-, holidays.region",
        "de, -, holidays.region",
        "../etc, '', holidays.country"
    })
    void holidays_of_no_place_are_refused(String country, String region, String field) {
        assertThat(at(country, region).wrong()).containsOnlyKeys(field);
    }

    @Test
    void holidays_that_cannot_be_foreseen_are_none_and_no_error() {
        Holidays turkish = PublicHolidays.of("tr", "").orElseThrow();
        assertThat(turkish.on(LocalDate.of(2169, 10, 29))).isPresent();
        for (int year : new int[] {-1, 1500, 1899, 2170, 2174, 2300, 99_999}) {
            assertThat(turkish.on(LocalDate.of(year, 10, 29))).as("%d", year).isEmpty();
        }
    }

    @Test
    void parts_of_parts_are_named_with_what_they_are_part_of() {
        assertThat(PublicHolidays.regions("de", Locale.ENGLISH))
                .containsEntry("by", "Bavaria")
                .containsEntry("by-ag", "Bavaria, Augsburg");
        assertThat(at("de", "by-ag").wrong()).isEmpty();
        assertThat(PublicHolidays.regions("xx", Locale.ENGLISH)).isEmpty();
    }

    @Test
    void zones_are_found_however_they_are_written() {
        assertThat(Zones.find("europe/berlin")).contains(ZoneId.of("Europe/Berlin"));
        assertThat(Zones.find(" America/New York ")).contains(ZoneId.of("America/New_York"));
        assertThat(Zones.find("+02:00")).isEqualTo(Optional.empty());
        assertThat(Zones.places())
                .contains("Europe/Berlin")
                .doesNotContain("UTC")
                .isSorted();
    }

    private static CalendarReading at(String country, @Nullable String region) {
        return CalendarReading.of(new CalendarDraft("UTC", List.of(), new HolidaysDraft(country, region), null));
    }

    private static CalendarReading day(List<PeriodDraft> periods) {
        return CalendarReading.of(
                new CalendarDraft("UTC", List.of(), null, List.of(new DayDraft("2026-01-01", "A", periods))));
    }

    private static CalendarReading named(String name) {
        return CalendarReading.of(
                new CalendarDraft("UTC", List.of(), null, List.of(new DayDraft("2026-01-01", name, List.of()))));
    }

    private static HoursDraft hours(String from, Map<String, List<PeriodDraft>> week) {
        return new HoursDraft(from, week);
    }

    private static PeriodDraft period(@Nullable String from, @Nullable String to) {
        return new PeriodDraft(from, to);
    }
}
