package io.oase.bulk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change to many conversations, and how far it is.
 *
 * @param undoes the change it takes back; null for none
 * @param undoneBy the change that takes it back; null for none
 * @param stoppedAt when whoever asked for it said stop; null: they did not
 * @param finishedAt when nothing was left to do; null: not yet
 * @param done with how many it was done
 * @param same with how many it was so already
 * @param refused with how many it could not be done
 * @param left how many were left as they were because it was stopped
 * @param waiting how many of the answers wait for a second pair of eyes
 */
public record BulkChange(
        long id,
        long accountId,
        Action action,
        @Nullable Long undoes,
        @Nullable Long undoneBy,
        Instant createdAt,
        @Nullable Instant stoppedAt,
        @Nullable Instant finishedAt,
        int total,
        int done,
        int same,
        int refused,
        int left,
        int waiting) {
    /** How many it has been through. */
    public int past() {
        return done + same + refused + left;
    }

    /** Whether there is something to take back and nobody has begun to. */
    public boolean undoable() {
        return finishedAt != null && undoes == null && undoneBy == null && done > 0;
    }
}
