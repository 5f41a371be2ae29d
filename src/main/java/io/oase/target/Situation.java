package io.oase.target;

import io.oase.inbox.ConversationState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything the clocks of a conversation depend on, as it stands after something happened.
 *
 * @param team whose matter it is; null where no team answers for it
 * @param connectedAt since when its channel is read: what was published before counts from then on
 * @param running its clocks that have not ended, at most one of a kind
 * @param answered whether a person of ours has ever answered in it, as far as clocks that ended tell
 * @param resolvedBefore whether it has been resolved before
 * @param closedTurns posts whose turn has ended
 * @param posts those to us and our own that have not been deleted and stand open since it was last resolved, at least from
 *     the turn on that was closed last
 */
record Situation(
        long conversationId,
        Matter matter,
        ConversationState state,
        @Nullable Long assignee,
        @Nullable Long team,
        Instant connectedAt,
        List<TargetClock> running,
        boolean answered,
        boolean resolvedBefore,
        Set<Long> closedTurns,
        List<Turn.Spoken> posts) {
    Situation {
        running = List.copyOf(running);
        closedTurns = Set.copyOf(closedTurns);
        posts = List.copyOf(posts);
    }

    boolean resolved() {
        return state == ConversationState.RESOLVED;
    }

    boolean waiting() {
        return state == ConversationState.WAITING;
    }

    Optional<TargetClock> running(ClockKind kind) {
        return running.stream().filter(clock -> clock.kind() == kind).findFirst();
    }

    /** The clock of the turn that is open, whichever it is. */
    Optional<TargetClock> response() {
        return running.stream().filter(clock -> clock.kind().isResponse()).findFirst();
    }

    /** When something published then begins to count. */
    Instant counting(Instant postedAt) {
        return postedAt.isBefore(connectedAt) ? connectedAt : postedAt;
    }
}
