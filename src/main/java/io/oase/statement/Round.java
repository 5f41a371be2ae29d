package io.oase.statement;

import io.oase.base.Said;
import io.oase.inbox.ConversationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time many people are answered with a statement.
 *
 * @param version of the statement
 * @param accountId who answers, and signs
 * @param drill whether nothing is sent
 * @param then state of each conversation afterwards; null: it stays open
 * @param begunAt null: it is still being looked at
 * @param pausedAt null: it goes on
 * @param stoppedAt when somebody said stop, or the statement was withdrawn; null: nobody did
 * @param finishedAt when nothing was left to do; null: not yet
 * @param prepared how many there are to look at
 * @param waiting how many are still to be answered
 * @param done how many were answered; in a drill, would have been
 * @param refused how many could not be
 * @param left how many were left out
 * @param asked how many of the answers wait for a second pair of eyes
 */
public record Round(
        long id,
        long activationId,
        long statementId,
        int version,
        long accountId,
        String accountName,
        boolean drill,
        @Nullable ConversationState then,
        Instant createdAt,
        @Nullable Instant begunAt,
        @Nullable Instant pausedAt,
        @Nullable Instant stoppedAt,
        @Nullable Instant finishedAt,
        int total,
        int prepared,
        int waiting,
        int done,
        int refused,
        int left,
        int asked) {
    /** Where a round stands. */
    public enum State {
        PREPARED,
        RUNNING,
        PAUSED,
        STOPPED,
        FINISHED
    }

    /** Where it stands. */
    public State state() {
        if (stoppedAt != null) {
            return State.STOPPED;
        }
        if (finishedAt != null) {
            return State.FINISHED;
        }
        if (begunAt == null) {
            return State.PREPARED;
        }
        return pausedAt != null ? State.PAUSED : State.RUNNING;
    }

    /** How many it has been through. */
    public int past() {
        return done + refused + left;
    }

    /**
     * One answer of it.
     *
     * @param place in the order in which they are answered, from 0
     * @param state prepared, waiting, done, drill, refused, left
     * @param text as it was handed over; null before
     * @param why why it could not be answered; null where it was or is still to be
     */
    public record Answer(
            long conversationId,
            int place,
            String person,
            String title,
            String channelName,
            String language,
            int variant,
            String state,
            @Nullable String text,
            @Nullable Long replyId,
            @Nullable String replyState,
            @Nullable Said why) {}
}
