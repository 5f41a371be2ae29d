package io.oase.web;

import org.jspecify.annotations.Nullable;

/**
 * What is to become of a conversation later, or why it is back, above its thread.
 *
 * @param snooze that it is out of sight; null when it is not
 * @param back why it is back; null when it is not, or somebody has done something about it since
 * @param followUp when somebody asks again; null for never
 */
public record LaterView(
        @Nullable Line snooze,
        @Nullable Line back,
        @Nullable Line followUp) {
    /** Nothing. */
    public static final LaterView NOTHING = new LaterView(null, null, null);

    /**
     * One line.
     *
     * @param tone {@code away}, {@code returned} or {@code called}
     * @param words in one sentence, without the reason
     * @param reason in the words of whoever put it off, as a quotation; empty for none
     * @param label when exactly, for the title
     */
    public record Line(String tone, String words, String reason, String label) {}
}
