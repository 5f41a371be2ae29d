package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers that a playbook in force stopped.
 *
 * @param open nobody has decided about
 * @param decided somebody has
 */
public record HeldPage(ActivationTabs head, long id, List<Card> open, List<Card> decided, List<String> errors) {
    public HeldPage {
        open = List.copyOf(open);
        decided = List.copyOf(decided);
        errors = List.copyOf(errors);
    }

    /**
     * One of them.
     *
     * @param question what they wrote
     * @param text what was to be answered
     * @param warning what has happened since it was written; null: nothing
     * @param outcome what was decided, in words; null: nothing yet
     * @param may whether whoever looks may let it out
     * @param retractable whether they may take it back
     */
    public record Card(
            long reply,
            long conversation,
            String title,
            String channel,
            String person,
            String question,
            String author,
            String text,
            Moment writtenAt,
            @Nullable String warning,
            @Nullable String outcome,
            boolean may,
            boolean retractable) {}
}
