package io.oase.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a conversation stands, as far as merging decides it. Pure.
 *
 * @param team whose matter it is; null: none's
 * @param resolvedAt null unless it is resolved
 */
public record Standing(
        @JsonProperty("state") ConversationState state,
        @JsonProperty("assignee") @Nullable Long assignee,
        @JsonProperty("team") @Nullable Long team,
        @JsonProperty("priority") int priority,
        @JsonProperty("resolvedAt") @Nullable Instant resolvedAt) {

    /**
     * How both stand as one: whoever and whichever team has the one keeps it, and the other's gets what nobody has; the more urgent
     * counts; and there is as much to do as there was in either.
     */
    Standing together(Standing other) {
        ConversationState both = busier(state, other.state);
        return new Standing(
                both,
                assignee == null ? other.assignee : assignee,
                team == null ? other.team : team,
                Math.max(priority, other.priority),
                both == ConversationState.RESOLVED ? resolvedAt : null);
    }

    /**
     * How a part stands after parting, where this is how both stand now: as before, but for what was changed meanwhile.
     *
     * @param before how it stood alone
     * @param joint how both stood when they were merged
     */
    Standing apart(Standing before, Standing joint) {
        boolean moved = state != joint.state;
        return new Standing(
                moved ? state : before.state,
                Objects.equals(assignee, joint.assignee) ? before.assignee : assignee,
                Objects.equals(team, joint.team) ? before.team : team,
                priority == joint.priority ? before.priority : priority,
                moved ? resolvedAt : before.resolvedAt);
    }

    private static ConversationState busier(ConversationState one, ConversationState other) {
        if (one == other) {
            return one;
        }
        boolean work = isWork(one) || isWork(other);
        // One of them was touched, so both are not new any more.
        return work ? ConversationState.OPEN : ConversationState.WAITING;
    }

    private static boolean isWork(ConversationState state) {
        return state == ConversationState.NEW || state == ConversationState.OPEN;
    }
}
