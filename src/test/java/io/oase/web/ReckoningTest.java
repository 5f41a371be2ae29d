package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.target.Calendar;
import io.oase.target.CalendarDraft;
import io.oase.target.CalendarDraft.DayDraft;
import io.oase.target.CalendarDraft.HolidaysDraft;
import io.oase.target.CalendarDraft.HoursDraft;
import io.oase.target.CalendarDraft.PeriodDraft;
import io.oase.target.CalendarReading;
import io.oase.target.Stretch;
import io.oase.testing.Bundles;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arithmetic in words, each case worked out by hand. */
class ReckoningTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Calendar OFFICE = calendar(List.of(new DayDraft("2026-12-28", "Works outing", List.of())));

    private final Reader reader = reader(BERLIN);

    @Test
    void late_on_a_friday_the_time_goes_on_on_monday() {
        assertThat(told(OFFICE, "2026-11-20T16:20", 120))
                .containsExactly(
                        "Due Monday, 23 November 2026, 10:20",
                        "start | Friday, 20 November 2026, 16:20 | Posted within opening hours: time counts from here | ",
                        "counted | Fri 20 Nov | 16:20–17:00 | + 40 min 40 min of 2 h 00",
                        "closed | Sat 21 Nov – Sun 22 Nov | closed, 2 days | ",
                        "counted | Mon 23 Nov | 09:00–10:20 | + 1 h 20 2 h 00 of 2 h 00",
                        "due | Monday, 23 November 2026, 10:20 | due | ");
    }

    @Test
    void holidays_and_special_days_are_named() {
        assertThat(told(OFFICE, "2026-12-24T17:30", 60))
                .containsExactly(
                        "Due Tuesday, 29 December 2026, 10:00",
                        "start | Thursday, 24 December 2026, 17:30 | Posted outside opening hours: time counts from the next opening | ",
                        "holiday | Fri 25 Dec | Public holiday: 1st Christmas day | ",
                        "holiday | Sat 26 Dec | Public holiday: 2nd Christmas day | ",
                        "closed | Sun 27 Dec | closed | ",
                        "special | Mon 28 Dec | Closed: Works outing | ",
                        "counted | Tue 29 Dec | 09:00–10:00 | + 1 h 00 ",
                        "due | Tuesday, 29 December 2026, 10:00 | due | ");
    }

    @Test
    void pauses_are_told_and_not_counted() {
        Stretch pause = new Stretch(at("2026-11-23T10:00"), at("2026-11-23T12:00"));
        Reckoning reckoning = Reckoning.of(reader, OFFICE, at("2026-11-23T09:30"), Duration.ofHours(1), List.of(pause));
        assertThat(lines(reckoning))
                .contains(
                        "Due Monday, 23 November 2026, 12:30",
                        "counted | Mon 23 Nov | 09:30–10:00 | + 30 min 30 min of 1 h 00",
                        "paused | Mon 23 Nov | Paused from Monday, 23 November 2026, 10:00 to Monday, 23 November 2026, 12:00: not counted | ",
                        "counted | Mon 23 Nov | 12:00–12:30 | + 30 min 1 h 00 of 1 h 00");
    }

    @Test
    void a_night_in_which_the_clocks_turn_says_so() {
        Calendar always = calendarOf("00:00", "24:00");
        assertThat(told(always, "2026-10-25T01:00", 180))
                .contains(
                        "Due Sunday, 25 October 2026, 03:00",
                        "clocks | Sun 25 Oct | At 03:00 the clock goes back by 1 h 00 | ");
    }

    @Test
    void a_calendar_that_never_opens_gives_a_clear_answer() {
        Calendar never = calendarOf(null, null);
        Reckoning reckoning = Reckoning.of(reader, never, at("2026-11-20T16:20"), Duration.ofHours(2), List.of());
        assertThat(reckoning.never()).isTrue();
        assertThat(lines(reckoning))
                .contains(
                        "Never due",
                        "never |  | This calendar is not open at any time from here on, so no time counts. | ");
    }

    @Test
    void a_calendar_that_opens_once_more_says_what_is_missing() {
        Calendar once = CalendarReading.of(new CalendarDraft(
                        "Europe/Berlin",
                        List.of(),
                        null,
                        List.of(new DayDraft("2026-11-24", "Open day", List.of(new PeriodDraft("09:00", "10:00"))))))
                .orRefuse();
        assertThat(told(once, "2026-11-20T16:20", 150))
                .contains("never |  | All that this calendar is ever open still leaves 1 h 30 of 2 h 30 missing. | ");
    }

    @Test
    void a_reader_elsewhere_is_told_their_own_time_too() {
        Reckoning reckoning = Reckoning.of(
                reader(ZoneId.of("America/New_York")), OFFICE, at("2026-11-23T09:30"), Duration.ofHours(1), List.of());
        assertThat(reckoning.outcome()).isEqualTo("Due Monday, 23 November 2026, 10:30");
        assertThat(reckoning.elsewhere()).isEqualTo("By your clock: Monday, 23 November 2026, 04:30");
    }

    @Test
    void a_long_reckoning_is_told_by_its_ends() {
        Reckoning reckoning = Reckoning.of(reader, OFFICE, at("2026-01-05T09:00"), Duration.ofHours(2000), List.of());
        assertThat(reckoning.lines()).hasSize(33);
        assertThat(reckoning.lines().get(16).kind()).isEqualTo("more");
        assertThat(reckoning.lines().get(32).kind()).isEqualTo("due");
    }

    private List<String> told(Calendar calendar, String start, long minutes) {
        return lines(Reckoning.of(reader, calendar, at(start), Duration.ofMinutes(minutes), List.of()));
    }

    private static List<String> lines(Reckoning reckoning) {
        return Stream.concat(
                        Stream.of(reckoning.outcome()),
                        reckoning.lines().stream()
                                .map(line -> line.kind() + " | " + line.when() + " | " + line.what() + " | "
                                        + (line.amount().isEmpty() ? "" : line.amount() + " " + line.total())))
                .collect(Collectors.toList());
    }

    private static Reader reader(ZoneId zone) {
        return new Reader(Bundles.of("web").in(Locale.ENGLISH), zone, Instant.parse("2026-11-20T12:00:00Z"));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static Calendar calendarOf(String from, String to) {
        List<PeriodDraft> day = from == null ? List.of() : List.of(new PeriodDraft(from, to));
        Map<String, List<PeriodDraft>> week = Stream.of(
                        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
                .collect(Collectors.toMap(name -> name, name -> day));
        return CalendarReading.of(
                        new CalendarDraft("Europe/Berlin", List.of(new HoursDraft("2026-01-01", week)), null, null))
                .orRefuse();
    }

    private static Calendar calendar(List<DayDraft> days) {
        List<PeriodDraft> day = List.of(new PeriodDraft("09:00", "17:00"));
        Map<String, List<PeriodDraft>> week = Stream.of("monday", "tuesday", "wednesday", "thursday", "friday")
                .collect(Collectors.toMap(name -> name, name -> day));
        return CalendarReading.of(new CalendarDraft(
                        "Europe/Berlin",
                        List.of(new HoursDraft("2000-01-01", week)),
                        new HolidaysDraft("de", ""),
                        days))
                .orRefuse();
    }
}
