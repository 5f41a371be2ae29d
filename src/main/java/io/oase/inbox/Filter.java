package io.oase.inbox;

import org.jspecify.annotations.Nullable;

/**
 * Which conversations a list shows. Everything but the view is optional; null means any.
 *
 * @param view whose or which work
 * @param state exactly this state
 * @param assignee an account's id; 0: nobody
 * @param channel a channel's id
 * @param tag a tag's name
 * @param query words to search for in posts, handles and names
 * @param longestWaitingFirst by the oldest unanswered post instead of the latest post; shows only what is unanswered
 */
public record Filter(
        View view,
        @Nullable ConversationState state,
        @Nullable Long assignee,
        @Nullable Long channel,
        @Nullable String tag,
        @Nullable String query,
        boolean longestWaitingFirst) {
    /** Just a view. */
    public static Filter of(View view) {
        return new Filter(view, null, null, null, null, null, false);
    }

    /** The lists of the navigation. */
    public enum View {
        /** Mine and not resolved. */
        MINE,
        /** New or open, and nobody's. */
        UNASSIGNED,
        /** Waiting for the other side. */
        WAITING,
        /** New or open, whoever has it. */
        OPEN,
        RESOLVED,
        ALL
    }
}
