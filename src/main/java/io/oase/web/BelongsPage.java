package io.oase.web;

import java.util.List;

/**
 * Which crises a conversation belongs to.
 *
 * @param back where it is
 * @param crises those in force
 * @param as why it may be treated apart
 * @param whom to whom it may go
 */
public record BelongsPage(
        long conversation,
        String back,
        String title,
        String person,
        List<Line> crises,
        List<Choice> as,
        List<Choice> whom,
        List<String> errors) {
    public BelongsPage {
        crises = List.copyOf(crises);
        as = List.copyOf(as);
        whom = List.copyOf(whom);
        errors = List.copyOf(errors);
    }

    /** A crisis in force. */
    public record Line(long number, CrisisLine line, String url, boolean belongs) {}
}
