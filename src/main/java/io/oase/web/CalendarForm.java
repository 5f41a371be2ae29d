package io.oase.web;

import io.oase.target.CalendarDraft;
import io.oase.target.CalendarDraft.DayDraft;
import io.oase.target.CalendarDraft.HolidaysDraft;
import io.oase.target.CalendarDraft.HoursDraft;
import io.oase.target.Hours;
import io.oase.target.SpecialDay;
import io.oase.target.StoredCalendar;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A calendar as it stands in a form: everything as it was typed, right or wrong.
 *
 * @param seen number of the version that was open; empty for a new calendar
 * @param regionsOf country whose parts are offered
 */
record CalendarForm(
        String name,
        String zone,
        String country,
        String region,
        String regionsOf,
        List<Week> hours,
        List<Day> days,
        String seen) {
    /** One more than a calendar may have, so that what is too many is refused in words and not cut off. */
    private static final int MOST_ROWS = 1_000;

    private static final Pattern WEEK = Pattern.compile("h(\\d{1,4})-from");
    private static final Pattern DAY = Pattern.compile("d(\\d{1,5})-date");

    CalendarForm {
        hours = List.copyOf(hours);
        days = List.copyOf(days);
    }

    /** Hours of a week as they are typed, by weekday. */
    record Week(String from, Map<DayOfWeek, String> typed) {
        Week {
            typed = Map.copyOf(typed);
        }

        String on(DayOfWeek day) {
            return typed.getOrDefault(day, "");
        }
    }

    /** A special day as it is typed. */
    record Day(String date, String name, String open) {
        boolean blank() {
            return date.isBlank() && name.isBlank() && open.isBlank();
        }
    }

    /** As a browser sent it. */
    static CalendarForm of(MultivaluedMap<String, String> form) {
        return new CalendarForm(
                Pages.typed(form, "name"),
                Pages.typed(form, "zone"),
                Pages.typed(form, "country"),
                Pages.typed(form, "region"),
                Pages.typed(form, "regionsOf"),
                rows(form, WEEK).stream().map(i -> week(form, i)).toList(),
                rows(form, DAY).stream().map(i -> day(form, i)).toList(),
                Pages.typed(form, "seen"));
    }

    /** As it is kept. */
    static CalendarForm of(StoredCalendar stored) {
        HolidaysDraft place = stored.written().holidays();
        String country = place == null ? "" : Objects.requireNonNullElse(place.country(), "");
        return new CalendarForm(
                stored.name(),
                stored.calendar().zone().getId(),
                country,
                place == null ? "" : Objects.requireNonNullElse(place.region(), ""),
                country,
                stored.calendar().hours().stream().map(CalendarForm::week).toList(),
                stored.calendar().days().values().stream()
                        .sorted(Comparator.comparing(SpecialDay::date))
                        .map(day -> new Day(day.date().toString(), day.name(), CalendarWords.typed(day.periods())))
                        .toList(),
                String.valueOf(stored.no()));
    }

    /** A new one, like the one that comes with the product. */
    static CalendarForm blank(LocalDate today) {
        Map<DayOfWeek, String> week = new EnumMap<>(DayOfWeek.class);
        IntStream.rangeClosed(1, 5).forEach(day -> week.put(DayOfWeek.of(day), "9–17"));
        Week hours = new Week(today.withDayOfYear(1).toString(), week);
        return new CalendarForm("", "Europe/Berlin", "de", "", "de", List.of(hours), List.of(), "");
    }

    /** With one more set of hours, which begins like the last one. */
    CalendarForm withHours(LocalDate from) {
        Map<DayOfWeek, String> like =
                hours.isEmpty() ? Map.of() : hours.get(hours.size() - 1).typed();
        return with(added(hours, new Week(from.toString(), like)), days);
    }

    CalendarForm withDay() {
        return with(hours, added(days, new Day("", "", "")));
    }

    CalendarForm withoutHours(int index) {
        return with(without(hours, index), days);
    }

    CalendarForm withoutDay(int index) {
        return with(hours, without(days, index));
    }

    CalendarForm seeing(int version) {
        return new CalendarForm(name, zone, country, region, regionsOf, hours, days, String.valueOf(version));
    }

    /** The calendar as it would be written down, with the same order of hours; blank special days are left out. */
    CalendarDraft draft() {
        return new CalendarDraft(
                zone,
                hours.stream().map(CalendarForm::draft).toList(),
                country.isEmpty() ? null : new HolidaysDraft(country, country.equals(regionsOf) ? region : ""),
                days.stream()
                        .filter(day -> !day.blank())
                        .map(day -> new DayDraft(
                                day.date(),
                                day.name(),
                                TypedHours.of(day.open()).periods()))
                        .toList());
    }

    private static HoursDraft draft(Week week) {
        Map<String, List<CalendarDraft.PeriodDraft>> periods = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            periods.put(id(day), TypedHours.of(week.on(day)).periods());
        }
        return new HoursDraft(week.from(), periods);
    }

    /** The weekday in names of fields. */
    static String id(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private CalendarForm with(List<Week> otherHours, List<Day> otherDays) {
        return new CalendarForm(name, zone, country, region, regionsOf, otherHours, otherDays, seen);
    }

    private static List<Integer> rows(MultivaluedMap<String, String> form, Pattern field) {
        TreeSet<Integer> rows = new TreeSet<>();
        for (String name : form.keySet()) {
            Matcher row = field.matcher(name);
            if (row.matches()) {
                rows.add(Integer.valueOf(row.group(1)));
            }
        }
        return rows.stream().limit(MOST_ROWS).toList();
    }

    private static Week week(MultivaluedMap<String, String> form, int row) {
        Map<DayOfWeek, String> typed = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            typed.put(day, Pages.typed(form, "h" + row + "-" + id(day)));
        }
        return new Week(Pages.typed(form, "h" + row + "-from"), typed);
    }

    private static Week week(Hours hours) {
        Map<DayOfWeek, String> typed = new EnumMap<>(DayOfWeek.class);
        hours.week().forEach((day, periods) -> typed.put(day, CalendarWords.typed(periods)));
        return new Week(hours.validFrom().toString(), typed);
    }

    private static Day day(MultivaluedMap<String, String> form, int row) {
        String field = "d" + row + "-";
        return new Day(
                Pages.typed(form, field + "date"),
                Pages.typed(form, field + "name"),
                Pages.typed(form, field + "open"));
    }

    private static <T> List<T> added(List<T> rows, T row) {
        List<T> more = new ArrayList<>(rows);
        more.add(row);
        return more;
    }

    private static <T> List<T> without(List<T> rows, int index) {
        List<T> fewer = new ArrayList<>(rows);
        if (index >= 0 && index < fewer.size()) {
            fewer.remove(index);
        }
        return fewer;
    }
}
