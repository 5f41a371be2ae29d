package io.oase.target;

import io.oase.base.Said;
import io.oase.target.CalendarDraft.HoursDraft;
import io.oase.target.CalendarDraft.PeriodDraft;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days and times of day, from how they are written and back; what is wrong is put down by its path. */
final class WrittenTimes {
    /** Opening periods a day may have. */
    static final int MOST_PERIODS = 12;

    private static final Pattern TIME = Pattern.compile("(\\d{2}):(\\d{2})");

    private final Map<String, Said> wrong;

    WrittenTimes(Map<String, Said> wrong) {
        this.wrong = wrong;
    }

    /** Null when it cannot be used. */
    @Nullable
    LocalDate date(String path, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            wrong.put(path, Said.of("calendar.required"));
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(typed.strip());
            if (!date.isBefore(CalendarReading.FIRST) && !date.isAfter(CalendarReading.LAST)) {
                return date;
            }
            wrong.put(path, Said.of("calendar.date_far", CalendarReading.FIRST, CalendarReading.LAST));
        } catch (DateTimeParseException e) {
            wrong.put(path, Said.of("calendar.date"));
        }
        return null;
    }

    /** In order; those that cannot be used, or overlap one before them, are left out. */
    List<Period> periods(String path, @Nullable List<PeriodDraft> drafts) {
        List<Period> periods = new ArrayList<>();
        if (drafts == null) {
            wrong.put(path, Said.of("calendar.required"));
        } else if (drafts.size() > MOST_PERIODS) {
            wrong.put(path, Said.of("calendar.periods_most", MOST_PERIODS));
        } else {
            for (int i = 0; i < drafts.size(); i++) {
                Period period = period(path + "." + i, drafts.get(i));
                if (period != null) {
                    add(path, periods, period);
                }
            }
        }
        return periods.stream().sorted().toList();
    }

    private void add(String path, List<Period> periods, Period period) {
        periods.stream()
                .filter(period::overlaps)
                .findFirst()
                .ifPresentOrElse(
                        other -> wrong.put(path, Said.of("calendar.overlap", words(period), words(other))),
                        () -> periods.add(period));
    }

    private @Nullable Period period(String path, @Nullable PeriodDraft draft) {
        if (draft == null) {
            wrong.put(path, Said.of("calendar.required"));
            return null;
        }
        Integer from = minute(path + ".from", draft.from());
        Integer to = minute(path + ".to", draft.to());
        if (from == null || to == null) {
            return null;
        }
        if (from >= to) {
            wrong.put(path + ".to", Said.of("calendar.end_first", time(to), time(from)));
            return null;
        }
        return new Period(from, to);
    }

    private @Nullable Integer minute(String path, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            wrong.put(path, Said.of("calendar.required"));
            return null;
        }
        Matcher time = TIME.matcher(typed.strip());
        int minutes = time.matches() ? Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2)) : -1;
        if (minutes < 0 || minutes > 1440 || Integer.parseInt(time.group(2)) > 59) {
            wrong.put(path, Said.of("calendar.time"));
            return null;
        }
        return minutes;
    }

    /** The weekday of this name. */
    static Optional<DayOfWeek> weekday(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> name(day).equals(name))
                .findFirst();
    }

    static HoursDraft written(Hours hours) {
        Map<String, List<PeriodDraft>> week = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (hours.week().containsKey(day)) {
                week.put(name(day), written(hours.week().getOrDefault(day, List.of())));
            }
        }
        return new HoursDraft(hours.validFrom().toString(), week);
    }

    static List<PeriodDraft> written(List<Period> periods) {
        return periods.stream()
                .map(period -> new PeriodDraft(time(period.from()), time(period.to())))
                .toList();
    }

    private static String words(Period period) {
        return time(period.from()) + "–" + time(period.to());
    }

    private static String time(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
