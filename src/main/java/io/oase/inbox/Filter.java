package io.oase.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations a list shows. Everything but the view is optional; null means any.
 *
 * @param view whose or which work
 * @param state exactly this state
 * @param assignee an account's id; 0: nobody
 * @param team a team's id; 0: none
 * @param channel a channel's id
 * @param tag a tag's name
 * @param query what is searched for, as typed; see {@link io.oase.search.Sought}
 * @param dueBefore has something due before this moment
 * @param order which first
 */
public record Filter(
        View view,
        @Nullable ConversationState state,
        @Nullable Long assignee,
        @Nullable Long team,
        @Nullable Long channel,
        @Nullable String tag,
        @Nullable String query,
        @Nullable Instant dueBefore,
        Order order) {
    /** Just a view. */
    public static Filter of(View view) {
        return new Filter(view, null, null, null, null, null, null, null, Order.LATEST);
    }

    /** The view with a moment that bounds what is due. */
    public static Filter due(Instant before) {
        return new Filter(View.DUE, null, null, null, null, null, null, before, Order.DUE);
    }

    /** In which order. */
    public enum Order {
        /** By the latest post, newest first. */
        LATEST,
        /** By the oldest unanswered post, oldest first; shows only what is unanswered. */
        WAITING,
        /** By what is due next; after those, what has nothing due, by the latest post. */
        DUE,
        /** By how well it fits what is searched for; where nothing is, by the latest post. */
        BEST
    }

    /** The lists of the navigation. */
    public enum View {
        /** Mine and not resolved. */
        MINE,
        /** New or open, nobody's, and of a team one belongs to. */
        TEAM,
        /** New or open, and nobody's. */
        UNASSIGNED,
        /** New or open, whoever has it, with something due before {@link #dueBefore}. */
        DUE,
        /** Waiting for the other side. */
        WAITING,
        /** New or open, whoever has it. */
        OPEN,
        /** Put out of sight until a moment or until they write; not in the lists above but for those that wait. */
        SNOOZED,
        /** Where notes mention one, the latest mention first. */
        MENTIONS,
        /** Where one has written something and not sent it, or was handed it. */
        DRAFTS,
        RESOLVED,
        ALL
    }
}
