package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a channel acknowledges what comes in.
 *
 * @param scopes what can be acknowledged; the selected one is
 * @param stopped why nothing is sent though it is switched on; null where something is
 * @param problem why it was not saved, in words; null when nothing went wrong
 * @param saved that it was, in words; null when it was not
 */
public record AcknowledgementPage(
        String channel,
        String action,
        boolean mayChange,
        List<Choice> scopes,
        @Nullable String scopeError,
        List<Group> groups,
        @Nullable String stopped,
        @Nullable String problem,
        @Nullable String saved) {
    public AcknowledgementPage {
        scopes = List.copyOf(scopes);
        groups = List.copyOf(groups);
    }

    /** The texts in one language; {@code code} is its tag. */
    public record Group(String code, String language, List<Text> texts) {
        public Group {
            texts = List.copyOf(texts);
        }
    }

    /**
     * One text.
     *
     * @param name of the field
     * @param label when it is used
     * @param example how it may read; empty while it cannot be read
     * @param counted how long it is there, in words; empty where that is not known
     * @param over whether it is too long
     * @param error what is wrong with it; null when nothing is
     */
    public record Text(
            String name,
            String label,
            String value,
            String example,
            String counted,
            boolean over,
            @Nullable String error) {}
}
