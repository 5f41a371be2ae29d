package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Taking a playbook away.
 *
 * @param stays why it cannot be taken away here, in words; null where it can
 * @param wish who wants it away and why, in words; null where nobody does
 * @param at when they said so; null likewise
 * @param mayAsk whether they can propose it now
 * @param mayDecide whether they may decide about what a colleague proposed
 * @param own whether they proposed it
 * @param reason what was typed and refused
 */
public record PlaybookAwayPage(
        String id,
        String title,
        @Nullable String stays,
        @Nullable String wish,
        @Nullable Moment at,
        boolean mayAsk,
        boolean mayDecide,
        boolean own,
        String reason,
        List<String> errors) {
    public PlaybookAwayPage {
        errors = List.copyOf(errors);
    }
}
