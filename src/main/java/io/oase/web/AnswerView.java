package io.oase.web;

import org.jspecify.annotations.Nullable;

/**
 * An answer of ours.
 *
 * @param id of the reply; 0 for what a colleague typed in the network's own app
 * @param authorHtml the colleague's real name, the account's where nobody is known; as safe HTML
 * @param how answered in public, privately, or outside, in words
 * @param html as published, safe, without the sign-off
 * @param signOff as published; empty when there is none
 * @param state {@code draft}, {@code awaiting_approval}, {@code queued}, {@code held}, {@code publishing}, {@code published}, {@code failed}, {@code unknown}, {@code withdrawn}
 * @param stateWords the same in words, with progress of the parts
 * @param reason why it is not out and what to do; empty when there is nothing to say
 * @param url where it stands on the network; null until it does
 * @param undo until when it can be called back; null when it cannot
 * @param approval the second pair of eyes on it; null where none was asked for
 * @param retractable whether a crisis holds it and whoever looks may take it back
 */
public record AnswerView(
        long id,
        Avatar avatar,
        String authorHtml,
        Moment at,
        String how,
        boolean privately,
        String html,
        String signOff,
        String state,
        String stateWords,
        String reason,
        @Nullable String url,
        @Nullable Undo undo,
        @Nullable ApprovalView approval,
        boolean retractable) {
    /** Where no second pair of eyes was asked for. */
    public AnswerView(
            long id,
            Avatar avatar,
            String authorHtml,
            Moment at,
            String how,
            boolean privately,
            String html,
            String signOff,
            String state,
            String stateWords,
            String reason,
            @Nullable String url,
            @Nullable Undo undo) {
        this(
                id,
                avatar,
                authorHtml,
                at,
                how,
                privately,
                html,
                signOff,
                state,
                stateWords,
                reason,
                url,
                undo,
                null,
                false);
    }

    /** Whether publishing it failed and the author can act. */
    public boolean failed() {
        return state.equals("failed");
    }

    /** Whether nobody can tell if it went out, so that a person has to say. */
    public boolean unknown() {
        return state.equals("unknown");
    }

    /** Whether it stands on the network. */
    public boolean published() {
        return state.equals("published");
    }

    /** Whether it waits for a second pair of eyes, or came back from it. */
    public boolean held() {
        return state.equals("awaiting_approval") || state.equals("draft");
    }

    /**
     * When the time to call it back ends, and how many seconds that is from now.
     *
     * @param action what calls it back, below its address
     */
    public record Undo(String until, long seconds, String action) {
        /** The answer itself. */
        public Undo(String until, long seconds) {
            this(until, seconds, "withdrawal");
        }
    }
}
