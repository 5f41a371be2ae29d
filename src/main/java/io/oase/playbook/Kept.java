package io.oase.playbook;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version as it is kept, without what it says.
 *
 * @param hash SHA-256 of its source
 * @param origin {@code file} or {@code upload}
 * @param at when it was first seen
 * @param byId who uploaded it; null for a file
 * @param reviewedAt when a second person looked at an upload; null: not yet, or a file
 * @param refused why an upload was not taken; null: it was, or nobody decided yet
 * @param current whether it is the one in use
 */
public record Kept(
        String hash,
        String playbookId,
        String origin,
        Instant at,
        @Nullable Long byId,
        @Nullable String byName,
        @Nullable Instant reviewedAt,
        @Nullable String reviewerName,
        @Nullable String refused,
        boolean current) {
    /** Where an upload stands. */
    public enum State {
        /** What is put in force. */
        CURRENT,
        /** Was in use, or was taken and is no more. */
        FORMER,
        /** Nobody but its author has looked at it. */
        WAITING,
        REFUSED
    }

    /** Where it stands. */
    public State state() {
        if (current) {
            return State.CURRENT;
        }
        if (refused != null) {
            return State.REFUSED;
        }
        return origin.equals("upload") && reviewedAt == null ? State.WAITING : State.FORMER;
    }

    /** Who uploaded it; empty for a file. */
    public Optional<Long> by() {
        return Optional.ofNullable(byId);
    }
}
