package io.oase.web;

import java.util.List;

/**
 * Prewritten replies to choose from while an answer is written.
 *
 * @param title of the conversation
 * @param url its address
 * @param query what is looked for
 * @param carriedText what is written already
 * @param visibility who was to read it; empty for the natural choice
 * @param replaces id of the failed reply that is corrected; empty for none
 * @param carriedOrigin what it came from already; empty for nothing
 * @param foundWords how many there are, in a sentence
 * @param mayChange whether the reader may make new ones
 */
public record PickerPage(
        String title,
        String url,
        String query,
        String carriedText,
        String visibility,
        String replaces,
        String carriedOrigin,
        String foundWords,
        List<Option> options,
        boolean mayChange) {
    public PickerPage {
        options = List.copyOf(options);
    }

    /**
     * One of them.
     *
     * @param origin as the form carries it
     * @param language in words; empty for every language
     * @param lang its tag
     * @param elsewhere the channels it is meant for, when this is none of them; empty otherwise
     * @param teams those it is for; empty for every team
     * @param text as it would read
     */
    public record Option(
            String id,
            String origin,
            String name,
            String language,
            String lang,
            String elsewhere,
            String teams,
            String text) {}
}
