package io.oase.target;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as it is written down, in the JSON API and in the database; nothing of it is checked yet. Anything may be null,
 * entries of lists too. Days are ISO 8601 ({@code 2026-12-24}), times of day {@code 09:00} to {@code 24:00}.
 *
 * @param zone a time zone of the IANA database
 * @param hours weekly hours, each from a day on
 * @param holidays whose public holidays are free; null for none
 * @param days days unlike their weekday; null for none
 */
public record CalendarDraft(
        @Nullable String zone,
        @Nullable List<HoursDraft> hours,
        @Nullable HolidaysDraft holidays,
        @Nullable List<DayDraft> days) {
    public CalendarDraft {
        hours = list(hours);
        days = list(days);
    }

    /** Hours of a week. {@code week} has periods by the name of the weekday in English and lower case. */
    public record HoursDraft(
            @Nullable String from, @Nullable Map<String, List<PeriodDraft>> week) {
        public HoursDraft {
            week = week == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(week));
        }
    }

    /** An opening period of a day. */
    public record PeriodDraft(
            @Nullable String from, @Nullable String to) {}

    /** A country by its ISO 3166-1 code in lower case, and a part of it; null or empty for the country as a whole. */
    public record HolidaysDraft(
            @Nullable String country, @Nullable String region) {}

    /** A special day; no periods: closed. */
    public record DayDraft(
            @Nullable String date,
            @Nullable String name,
            @Nullable List<PeriodDraft> periods) {
        public DayDraft {
            periods = list(periods);
        }
    }

    private static <T> @Nullable List<T> list(@Nullable List<T> entries) {
        return entries == null ? null : Collections.unmodifiableList(new ArrayList<>(entries));
    }
}
