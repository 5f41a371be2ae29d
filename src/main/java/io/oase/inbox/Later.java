package io.oase.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a conversation later, or why it is back.
 *
 * @param snooze that it is out of sight; null when it is not
 * @param back why it came back; null when it did not, or somebody has done something about it since
 * @param followUp when somebody will ask again; null when nobody wants to
 */
public record Later(
        @Nullable Snooze snooze,
        @Nullable Back back,
        @Nullable FollowUp followUp) {
    /** Put away by somebody; {@code until} is null for until they write, {@code wakeAt} for only then. */
    public record Snooze(
            long accountId,
            String name,
            @Nullable Instant until,
            String reason,
            Instant since,
            @Nullable Instant wakeAt,
            boolean early) {}

    /** Back; {@code why} is {@code time}, {@code due}, {@code post} or {@code follow_up}, the account's is whoever wanted it back. */
    public record Back(Instant at, String why, long accountId, String name, String reason) {}

    /** Somebody asks again at this time. */
    public record FollowUp(long accountId, String name, Instant at, String reason) {}
}
