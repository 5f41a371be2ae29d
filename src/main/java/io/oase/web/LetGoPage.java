package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was taken out of a crisis.
 *
 * @param may whether they may take it in again
 * @param first where the beginning is; null there
 * @param next where more are; null at the end
 */
public record LetGoPage(
        ActivationTabs head,
        long id,
        List<Line> gone,
        boolean may,
        @Nullable String first,
        @Nullable String next,
        List<String> errors) {
    public LetGoPage {
        gone = List.copyOf(gone);
        errors = List.copyOf(errors);
    }

    /**
     * One of them.
     *
     * @param because why, in somebody's words; empty: nobody said
     */
    public record Line(
            long number, String url, String person, String title, String where, String by, Moment at, String because) {}
}
