package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who writes to us.
 *
 * @param url their own page
 * @param nameHtml their name, as safe HTML
 * @param line what is known in a line: since when, languages
 * @param handles everywhere we met them
 * @param history their conversations, newest first
 * @param noAutomatic since when they want no automatic messages, in words; empty while they do
 * @param more how many more there are, in words; empty when these are all
 */
public record PersonView(
        long id,
        String url,
        Avatar avatar,
        String nameHtml,
        String line,
        List<Handle> handles,
        List<Past> history,
        String more,
        String noAutomatic) {
    public PersonView {
        handles = List.copyOf(handles);
        history = List.copyOf(history);
    }

    /** A handle with its @, its page, and its reach in words (empty when unknown). */
    public record Handle(
            String network, String handle, @Nullable String url, String reach) {
        /** The part before the server's name: where a long handle may break. */
        public String local() {
            return handle.substring(0, split());
        }

        /** The server's name with its @; empty where the handle has none. */
        public String host() {
            return handle.substring(split());
        }

        private int split() {
            int at = handle.indexOf('@', 1);
            return at < 0 ? handle.length() : at;
        }
    }

    /**
     * A conversation from before.
     *
     * @param outcome how it went, in words: {@code never answered}, {@code solved in 34 min}
     * @param tone {@code late} for what should not have happened, {@code plain} otherwise
     */
    public record Past(
            String url, Moment at, String where, String title, String outcome, String tone, boolean current) {}
}
