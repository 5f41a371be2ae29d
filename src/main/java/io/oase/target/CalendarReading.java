package io.oase.target;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Words;
import io.oase.target.CalendarDraft.DayDraft;
import io.oase.target.CalendarDraft.HolidaysDraft;
import io.oase.target.CalendarDraft.HoursDraft;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a written calendar means. Pure, and strict: all that is wrong is told at once, each by the path of its field, such as
 * {@code hours.0.week.monday.1.to}; lists count from 0.
 *
 * @param calendar as far as it was understood: what is wrong is left out, and an unknown zone is UTC
 * @param written the same in its one form: sorted, blanks and spellings settled
 * @param wrong path of a field to what is wrong with it; empty when the calendar can be used
 */
public record CalendarReading(Calendar calendar, CalendarDraft written, Map<String, Said> wrong) {
    /** Sets of weekly hours a calendar may have. */
    public static final int MOST_HOURS = 50;
    /** Special days a calendar may have. */
    public static final int MOST_DAYS = 400;
    /** First day anything may be said of. */
    public static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    /** Last day anything may be said of. */
    public static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    public CalendarReading {
        wrong = Map.copyOf(wrong);
    }

    /** Reads it. */
    public static CalendarReading of(CalendarDraft draft) {
        return new Reader().read(draft);
    }

    /**
     * The calendar when it can be used.
     *
     * @throws Refused.Invalid with every field that cannot
     */
    public Calendar orRefuse() {
        if (!wrong.isEmpty()) {
            throw new Refused.Invalid(wrong);
        }
        return calendar;
    }

    /** Reads one, and gathers what is wrong on the way. */
    private static final class Reader {
        private final Map<String, Said> wrong = new LinkedHashMap<>();
        private final WrittenTimes times = new WrittenTimes(wrong);

        CalendarReading read(CalendarDraft draft) {
            ZoneId zone = zone(draft.zone());
            Map<LocalDate, Hours> hours = hours(draft.hours());
            HolidaysDraft place = place(draft.holidays());
            Holidays holidays = holidays(place);
            Map<LocalDate, SpecialDay> days = days(draft.days());
            Calendar calendar = new Calendar(zone, List.copyOf(hours.values()), holidays, days);
            return new CalendarReading(calendar, written(zone, hours, place, days), wrong);
        }

        private ZoneId zone(@Nullable String typed) {
            if (typed == null || typed.isBlank()) {
                wrong.put("zone", Said.of("calendar.required"));
                return ZoneOffset.UTC;
            }
            return Zones.find(typed).orElseGet(() -> {
                wrong.put("zone", Said.of("calendar.zone", Words.shown(typed)));
                return ZoneOffset.UTC;
            });
        }

        private Map<LocalDate, Hours> hours(@Nullable List<HoursDraft> drafts) {
            Map<LocalDate, Hours> hours = new TreeMap<>();
            if (drafts == null) {
                wrong.put("hours", Said.of("calendar.required"));
            } else if (drafts.size() > MOST_HOURS) {
                wrong.put("hours", Said.of("calendar.hours_most", MOST_HOURS));
            } else {
                for (int i = 0; i < drafts.size(); i++) {
                    hours(hours, "hours." + i, drafts.get(i));
                }
            }
            return hours;
        }

        private void hours(Map<LocalDate, Hours> hours, String path, @Nullable HoursDraft draft) {
            if (draft == null) {
                wrong.put(path, Said.of("calendar.required"));
                return;
            }
            LocalDate from = times.date(path + ".from", draft.from());
            Map<DayOfWeek, List<Period>> week = new EnumMap<>(DayOfWeek.class);
            if (draft.week() == null) {
                wrong.put(path + ".week", Said.of("calendar.required"));
            } else {
                draft.week().forEach((name, periods) -> {
                    String day = path + ".week." + name;
                    WrittenTimes.weekday(name)
                            .ifPresentOrElse(
                                    weekday -> week.put(weekday, times.periods(day, periods)),
                                    () -> wrong.put(path + ".week", Said.of("calendar.weekday", Words.shown(name))));
                });
            }
            if (from != null && hours.putIfAbsent(from, new Hours(from, week)) != null) {
                wrong.put(path + ".from", Said.of("calendar.from_twice", from));
            }
        }

        private @Nullable HolidaysDraft place(@Nullable HolidaysDraft draft) {
            if (draft == null) {
                return null;
            }
            String country = draft.country() == null ? "" : draft.country().strip();
            String region = draft.region() == null ? "" : draft.region().strip();
            if (country.isEmpty()) {
                wrong.put("holidays.country", Said.of("calendar.required"));
            } else if (!PublicHolidays.countries().contains(country)) {
                wrong.put("holidays.country", Said.of("calendar.country", Words.shown(country)));
            } else if (PublicHolidays.of(country, region).isEmpty()) {
                wrong.put("holidays.region", Said.of("calendar.region", Words.shown(region)));
            } else {
                return new HolidaysDraft(country, region);
            }
            return null;
        }

        private static Holidays holidays(@Nullable HolidaysDraft place) {
            return place == null
                    ? Holidays.none()
                    : PublicHolidays.of(String.valueOf(place.country()), String.valueOf(place.region()))
                            .map(Holidays.class::cast)
                            .orElseGet(Holidays::none);
        }

        private Map<LocalDate, SpecialDay> days(@Nullable List<DayDraft> drafts) {
            Map<LocalDate, SpecialDay> days = new TreeMap<>();
            if (drafts == null) {
                return days;
            }
            if (drafts.size() > MOST_DAYS) {
                wrong.put("days", Said.of("calendar.days_most", MOST_DAYS, drafts.size()));
                return days;
            }
            for (int i = 0; i < drafts.size(); i++) {
                day(days, "days." + i, drafts.get(i));
            }
            return days;
        }

        private void day(Map<LocalDate, SpecialDay> days, String path, @Nullable DayDraft draft) {
            if (draft == null) {
                wrong.put(path, Said.of("calendar.required"));
                return;
            }
            LocalDate date = times.date(path + ".date", draft.date());
            String name = PlainLine.checked(wrong, path + ".name", draft.name());
            List<Period> periods =
                    times.periods(path + ".periods", draft.periods() == null ? List.of() : draft.periods());
            if (date != null && days.putIfAbsent(date, new SpecialDay(date, name, periods)) != null) {
                wrong.put(path + ".date", Said.of("calendar.day_twice", date));
            }
        }

        private static CalendarDraft written(
                ZoneId zone,
                Map<LocalDate, Hours> hours,
                @Nullable HolidaysDraft place,
                Map<LocalDate, SpecialDay> days) {
            return new CalendarDraft(
                    zone.getId(),
                    hours.values().stream().map(WrittenTimes::written).toList(),
                    place,
                    days.values().stream()
                            .sorted(Comparator.comparing(SpecialDay::date))
                            .map(day -> new DayDraft(
                                    day.date().toString(), day.name(), WrittenTimes.written(day.periods())))
                            .toList());
        }
    }
}
