package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The board of a crisis: one column of it, and the ways to the others.
 *
 * @param columns in their order, with how many are in each
 * @param column the one that is shown
 * @param none what to say where nobody is in it
 * @param noneHint how somebody comes into it
 * @param channels to narrow to
 * @param languages to narrow to
 * @param narrowed whether it is
 * @param statements that hold and people can be answered with; empty: none does
 * @param then states afterwards
 * @param whom colleagues and teams one can be given to
 * @param may whether they may change anything
 * @param gone how many were taken out, in words; empty: none was
 * @param said what came of adding; null for nothing
 * @param first where the beginning is; null there
 * @param next where more are; null at the end
 */
public record CrowdPage(
        ActivationTabs head,
        long id,
        List<Column> columns,
        String column,
        boolean answerable,
        String none,
        String noneHint,
        List<Card> cards,
        List<Choice> channels,
        List<Choice> languages,
        boolean narrowed,
        List<Choice> statements,
        List<Choice> then,
        List<Choice> as,
        List<Choice> whom,
        boolean may,
        String gone,
        @Nullable String said,
        @Nullable String first,
        @Nullable String next,
        List<String> errors) {
    public CrowdPage {
        columns = List.copyOf(columns);
        cards = List.copyOf(cards);
        channels = List.copyOf(channels);
        languages = List.copyOf(languages);
        statements = List.copyOf(statements);
        whom = List.copyOf(whom);
        errors = List.copyOf(errors);
    }

    /** A column. */
    public record Column(String url, String label, String count, boolean current) {}

    /**
     * A conversation.
     *
     * @param due how long they have waited; null: they do not
     * @param how how it joined, in words
     * @param outcome what they were answered with, or why not, in words; empty for neither
     * @param tone {@code well}, {@code late} or {@code quiet}
     * @param aside why it is apart and with whom, in words; empty: it is not
     */
    public record Card(
            long number,
            String person,
            String title,
            String snippet,
            String where,
            String how,
            @Nullable Moment waits,
            String outcome,
            String tone,
            String holder,
            String aside,
            boolean drill) {}
}
