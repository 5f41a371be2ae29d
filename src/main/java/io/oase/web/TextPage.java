package io.oase.web;

import io.oase.web.TextsPage.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One prewritten reply in its form.
 *
 * @param id empty for a new one
 * @param action where the form is sent
 * @param seen version its author has before them; empty for a new one
 * @param problem why it was not saved; null when nothing is wrong
 * @param saved that it was, in words; null when it was not
 * @param slots those there are, as they are written, with what they become
 * @param on channels to look at it on
 * @param preview how it would appear
 */
public record TextPage(
        String id,
        String title,
        String action,
        String seen,
        boolean mayChange,
        @Nullable String problem,
        @Nullable String saved,
        String name,
        @Nullable String nameError,
        List<Choice> languages,
        @Nullable String languageError,
        List<Choice> channels,
        @Nullable String channelsError,
        List<Choice> teams,
        @Nullable String teamsError,
        String text,
        @Nullable String textError,
        List<SlotLine> slots,
        List<Choice> on,
        Preview preview,
        @Nullable Line uses,
        List<Version> versions) {
    public TextPage {
        languages = List.copyOf(languages);
        channels = List.copyOf(channels);
        teams = List.copyOf(teams);
        slots = List.copyOf(slots);
        on = List.copyOf(on);
        versions = List.copyOf(versions);
    }

    /** What can be left open, and what it becomes. */
    public record SlotLine(String slot, String words) {}

    /**
     * How it would appear.
     *
     * @param problem why it cannot be read yet; null when it can
     */
    public record Preview(@Nullable String problem, List<Example> examples) {
        public Preview {
            examples = List.copyOf(examples);
        }
    }

    /**
     * For one person.
     *
     * @param person who they are, in words
     * @param parts the posts it would be
     * @param counted its length as the network counts; empty where nothing can be answered
     * @param over whether it fits into no number of posts
     * @param unfilled what would still be open, in a sentence; empty for nothing
     */
    public record Example(String person, List<String> parts, String counted, boolean over, String unfilled) {
        public Example {
            parts = List.copyOf(parts);
        }
    }

    /**
     * How it stood.
     *
     * @param words since when and by whom
     * @param restore where it is put back; null for the latest and for those who only look
     */
    public record Version(
            int no,
            String name,
            String words,
            String text,
            String forWhom,
            @Nullable String restore) {}
}
