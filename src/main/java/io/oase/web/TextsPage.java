package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The prewritten replies there are.
 *
 * @param query what is looked for
 * @param narrowed whether anything is looked for
 * @param more address of the following page; null on the last
 */
public record TextsPage(
        boolean mayChange,
        String query,
        List<Choice> channels,
        List<Choice> teams,
        List<Choice> languages,
        boolean narrowed,
        List<Line> texts,
        @Nullable String more) {
    public TextsPage {
        channels = List.copyOf(channels);
        teams = List.copyOf(teams);
        languages = List.copyOf(languages);
        texts = List.copyOf(texts);
    }

    /**
     * One of them.
     *
     * @param language in words
     * @param lang its tag; empty for every language
     * @param channels their names; empty for every channel
     * @param teams their names; empty for every team
     * @param html the text as safe HTML, with what it leaves open by its name
     * @param uses how often it went out, in words
     * @param outcomes what became of those conversations; empty where it was never used
     */
    public record Line(
            long id,
            String name,
            String language,
            String lang,
            String channels,
            String teams,
            String html,
            String uses,
            List<Outcome> outcomes) {
        public Line {
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * One of the three ways it can go, as a piece of a bar that is 100 wide.
     *
     * @param tone {@code resolved}, {@code again} or {@code waiting}
     */
    public record Outcome(String tone, String words, String from, String width) {}
}
