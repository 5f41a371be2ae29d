package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One calendar, or a new one: its form beside what it would do.
 *
 * @param id empty for a new one
 * @param name as it is kept; empty for a new one
 * @param action address the form is sent to
 * @param mayChange whether the reader may change it; all others only look and ask
 * @param seen number of the version that is open; empty for a new one
 * @param fields what can be filled in
 * @param question when something would be due
 * @param preview the answer, and a picture
 * @param problem what is wrong as a whole; null when nothing is
 * @param done what was just done; null otherwise
 * @param versions what it was before, latest first
 */
public record CalendarPage(
        String id,
        String name,
        String action,
        boolean mayChange,
        String seen,
        Fields fields,
        Question question,
        CalendarPreview preview,
        @Nullable String problem,
        @Nullable String done,
        List<Version> versions) {
    public CalendarPage {
        versions = List.copyOf(versions);
    }

    /**
     * What can be filled in.
     *
     * @param weeks sets of hours
     * @param weeksError what is wrong with the sets of hours together; null when nothing is
     * @param daysError what is wrong with the special days together; null when nothing is
     */
    public record Fields(
            FieldView name,
            FieldView zone,
            List<String> zones,
            List<Choice> countries,
            @Nullable String countryError,
            Region region,
            List<Week> weeks,
            @Nullable String weeksError,
            List<Day> days,
            @Nullable String daysError) {
        public Fields {
            zones = List.copyOf(zones);
            countries = List.copyOf(countries);
            weeks = List.copyOf(weeks);
            days = List.copyOf(days);
        }
    }

    /** Parts of the country {@code of}; {@code options} is empty when it has none. */
    public record Region(
            String of, List<Choice> options, @Nullable String error) {
        public Region {
            options = List.copyOf(options);
        }
    }

    /**
     * A set of hours.
     *
     * @param only whether it is the only one, which stays
     * @param summary in few words
     */
    public record Week(
            int index,
            String from,
            @Nullable String fromError,
            boolean only,
            boolean focus,
            String heading,
            String summary,
            List<Weekday> weekdays) {
        public Week {
            weekdays = List.copyOf(weekdays);
        }
    }

    /** A weekday in a set of hours; {@code heard} is what was understood. */
    public record Weekday(String field, String label, String typed, Heard heard) {}

    /** What was understood of hours, or why it was not. */
    public record Heard(String field, String words, boolean wrong) {}

    /** A special day. */
    public record Day(
            int index,
            String date,
            @Nullable String dateError,
            String name,
            @Nullable String nameError,
            String open,
            Heard heard,
            boolean focus) {}

    /** The question. */
    public record Question(String at, String span) {}

    /** A version before or now: its number, and who made it when. */
    public record Version(int no, String words) {}
}
