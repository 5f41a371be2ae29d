package io.oase.web;

import io.oase.web.Row.Due;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second pair of eyes on an answer, in the thread.
 *
 * @param waiting whether it waits
 * @param returned whether it is with its author again, who has not done anything about it
 * @param words how it stands, in a sentence
 * @param why what asked for it, or why it ended
 * @param comment what its author was told; empty for nothing
 * @param due until when it may wait; null where it does not, or may as long as it takes
 * @param nobody that nobody can approve it, and what to do; empty where somebody can
 * @param mayDecide whether the reader may approve it
 * @param mine whether the reader wrote it
 * @param mayDrop whether the reader may take it back
 * @param mayTakeOver whether the reader may make it theirs, since its author has left or is away
 * @param text as it stands, for approving exactly this
 * @param changes what somebody else changed; empty for nothing
 */
public record ApprovalView(
        boolean waiting,
        boolean returned,
        String words,
        String why,
        String comment,
        @Nullable Due due,
        String nobody,
        boolean mayDecide,
        boolean mine,
        boolean mayDrop,
        boolean mayTakeOver,
        String text,
        List<Change> changes) {
    public ApprovalView {
        changes = List.copyOf(changes);
    }

    /** Words that stayed, went or came. */
    public record Change(boolean gone, boolean came, String text) {}
}
