package io.oase.web;

import io.oase.target.CalendarDraft;
import io.oase.target.CalendarDraft.HolidaysDraft;
import io.oase.target.Hours;
import io.oase.target.Period;
import io.oase.target.PublicHolidays;
import java.text.Collator;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How opening hours, weekdays and places with holidays are said. */
final class CalendarWords {
    private CalendarWords() {}

    /** Periods of a day: {@code 9–12, 13–17:30}; closed when there are none. */
    static String periods(Reader reader, List<Period> periods) {
        return periods.isEmpty() ? reader.say("calendars.closed") : typed(periods);
    }

    /** The same as it is typed; empty when there are none. */
    static String typed(List<Period> periods) {
        return periods.stream()
                .map(period -> time(period.from()) + "–" + time(period.to()))
                .collect(Collectors.joining(", "));
    }

    /** A week in few words: {@code Mon–Fri 9–17, Sat 10–14}. */
    static String week(Reader reader, Hours hours) {
        List<String> runs = new ArrayList<>();
        DayOfWeek first = null;
        for (DayOfWeek day : DayOfWeek.values()) {
            first = first == null ? day : first;
            boolean ends = day == DayOfWeek.SUNDAY || !on(hours, day).equals(on(hours, day.plus(1)));
            if (ends) {
                if (!on(hours, day).isEmpty()) {
                    String days = first == day ? brief(reader, day) : brief(reader, first) + "–" + brief(reader, day);
                    runs.add(days + " " + typed(on(hours, day)));
                }
                first = null;
            }
        }
        return runs.isEmpty() ? reader.say("calendars.never") : String.join(" · ", runs);
    }

    /** The periods that were typed, as far as they make sense together. */
    static List<Period> understood(String typed) {
        List<Period> periods = new ArrayList<>();
        for (CalendarDraft.PeriodDraft each : TypedHours.of(typed).periods()) {
            int from = minute(each.from());
            int to = minute(each.to());
            if (from < to && periods.stream().noneMatch(other -> from < other.to() && other.from() < to)) {
                periods.add(new Period(from, to));
            }
        }
        return periods.stream().sorted().toList();
    }

    private static int minute(@Nullable String time) {
        String digits = String.valueOf(time);
        return Integer.parseInt(digits.substring(0, 2)) * 60 + Integer.parseInt(digits.substring(3));
    }

    static String brief(Reader reader, DayOfWeek day) {
        String name = day.getDisplayName(TextStyle.SHORT_STANDALONE, locale(reader));
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    static String full(Reader reader, DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, locale(reader));
    }

    /** Whose holidays are free: {@code Germany, Bavaria}. */
    static String place(Reader reader, @Nullable HolidaysDraft place) {
        if (place == null || place.country() == null) {
            return reader.say("calendars.noholidays");
        }
        String country = country(reader, place.country());
        String region = place.region();
        return region == null || region.isEmpty()
                ? country
                : country + ", " + regionNames(reader, place.country()).getOrDefault(region, region);
    }

    /** All countries with known holidays, and none, to choose from. */
    static List<Choice> countries(Reader reader, String chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", reader.say("calendars.noholidays"), chosen.isEmpty()));
        PublicHolidays.countries().stream()
                .map(code -> new Choice(code, country(reader, code), code.equals(chosen)))
                .sorted(byLabel(reader))
                .forEach(choices::add);
        return choices;
    }

    /** The parts of a country with holidays of their own, and the whole; none when there are no parts. */
    static List<Choice> regions(Reader reader, String country, String chosen) {
        Map<String, String> names = regionNames(reader, country);
        if (names.isEmpty()) {
            return List.of();
        }
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", reader.say("calendars.nationwide"), chosen.isEmpty()));
        names.entrySet().stream()
                .map(region -> new Choice(
                        region.getKey(), region.getValue(), region.getKey().equals(chosen)))
                .sorted(byLabel(reader))
                .forEach(choices::add);
        return choices;
    }

    /** Minutes after midnight: {@code 9}, {@code 17:30}. */
    static String time(int minute) {
        return minute % 60 == 0 ? String.valueOf(minute / 60) : "%d:%02d".formatted(minute / 60, minute % 60);
    }

    private static Map<String, String> regionNames(Reader reader, String country) {
        return PublicHolidays.regions(country, locale(reader));
    }

    private static String country(Reader reader, String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale(reader));
    }

    private static Comparator<Choice> byLabel(Reader reader) {
        Collator collator = Collator.getInstance(locale(reader));
        return (a, b) -> collator.compare(a.label(), b.label());
    }

    private static List<Period> on(Hours hours, DayOfWeek day) {
        return hours.week().getOrDefault(day, List.of());
    }

    private static Locale locale(Reader reader) {
        return reader.language().locale();
    }
}
