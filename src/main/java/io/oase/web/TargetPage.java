package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One target in its form.
 *
 * @param id empty for a new one
 * @param action where the form is sent
 * @param seen version its author has before them; empty for a new one
 * @param problem why it was not saved; null when nothing is wrong
 * @param places where in the list it can stand
 * @param errors what is wrong with the conditions, each in a sentence
 * @param retirement what taking it out of force would do; empty for a new one
 */
public record TargetPage(
        String id,
        String title,
        String action,
        String seen,
        @Nullable String problem,
        String name,
        @Nullable String nameError,
        List<Choice> places,
        @Nullable String placeError,
        List<Choice> channels,
        List<Choice> networks,
        List<Choice> kinds,
        List<Choice> readers,
        List<Choice> priorities,
        String tags,
        String languages,
        String followers,
        List<Choice> crises,
        List<String> errors,
        List<Choice> calendars,
        @Nullable String calendarError,
        @Nullable String timesError,
        List<TimeRow> times,
        List<StepRow> steps,
        Effect effect,
        String retirement) {

    /** One promised time. */
    public record TimeRow(
            String kind,
            String label,
            String hint,
            String amount,
            List<Choice> units,
            List<Choice> countings,
            @Nullable String error) {}

    /** One step; {@code tell} are those who can be told. */
    public record StepRow(
            int no,
            String percent,
            List<Choice> tell,
            boolean pass,
            @Nullable String error) {}

    /**
     * What saving would do.
     *
     * @param words in a sentence; empty while something is wrong
     * @param place where the target would stand in the list, in a sentence; empty while something is wrong, and for a whole order
     * @param examples conversations that would change, each in words
     * @param doubts times that could not always be kept, in words
     */
    public record Effect(String words, String place, List<Example> examples, List<String> doubts) {
        static final Effect UNKNOWN = new Effect("", "", List.of(), List.of());

        /** One conversation that would change. */
        public record Example(String url, String title, String change) {}
    }
}
