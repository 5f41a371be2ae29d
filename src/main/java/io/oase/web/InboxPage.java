package io.oase.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inbox: a list, and beside it the conversation that is open.
 *
 * @param list what is in the view
 * @param conversation what is open; null when nothing is
 * @param person who it is with; null when nothing is open
 */
public record InboxPage(
        Listing list,
        @Nullable ConversationView conversation,
        @Nullable PersonView person) {

    /**
     * The list and how it is narrowed.
     *
     * @param title name of the view
     * @param url the view's own address without filters
     * @param here the same address with the filters in force; what a refresh asks for
     * @param query what is being searched for
     * @param channels to choose from; the first means any
     * @param teams to choose from; the first means any; empty while there are none
     * @param states to choose from; the first means any
     * @param tags to choose from; the first means any
     * @param sorts to choose from: what came last, or who waits longest; empty where nobody can be waiting
     * @param rows in order
     * @param more address of what comes after the last row; null when this is all
     * @param empty what to say when there are no rows; null when there are
     * @param narrowed whether a filter is in force
     * @param failed what to say when the list could not be made; null when it could
     * @param refilled whether what it is narrowed by is to be shown anew beside its rows
     */
    public record Listing(
            String title,
            String url,
            String here,
            String query,
            List<Choice> channels,
            List<Choice> teams,
            List<Choice> states,
            List<Choice> tags,
            List<Choice> sorts,
            List<Row> rows,
            @Nullable String more,
            @Nullable Empty empty,
            boolean narrowed,
            @Nullable String failed,
            boolean refilled) {
        public Listing {
            channels = List.copyOf(channels);
            teams = List.copyOf(teams);
            states = List.copyOf(states);
            tags = List.copyOf(tags);
            sorts = List.copyOf(sorts);
            rows = List.copyOf(rows);
        }

        /** {@link #here} as a part of another address. */
        public String encoded() {
            return URLEncoder.encode(here, StandardCharsets.UTF_8);
        }
    }

    /**
     * What is said where nothing is; {@code url} and {@code verb} offer what to do, both null when there is nothing.
     *
     * @param meant what was probably meant; null for no idea
     */
    public record Empty(
            String title,
            String text,
            @Nullable String url,
            @Nullable String verb,
            @Nullable Meant meant) {
        /** Without an idea what was meant. */
        public Empty(String title, String text, @Nullable String url, @Nullable String verb) {
            this(title, text, url, verb, null);
        }
    }

    /** Another search, and where it leads. */
    public record Meant(String words, String url) {}
}
