package io.oase.bulk;

import io.oase.inbox.ConversationState;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Later;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a conversation stood before it was changed: what an undo goes back to. Pure.
 *
 * @param snoozed whether it was put away
 * @param until until when; null for until they write, or for not put away
 * @param reason why it was put away; empty for none
 */
record Before(
        ConversationState state,
        @Nullable Long assignee,
        @Nullable Long team,
        int priority,
        List<String> tags,
        boolean snoozed,
        @Nullable Instant until,
        String reason) {
    Before {
        tags = List.copyOf(tags);
    }

    static Before of(InboxRow row) {
        Later.Snooze snooze = row.later().snooze();
        return new Before(
                row.state(),
                row.assigneeId(),
                row.teamId(),
                row.priority(),
                row.tags(),
                snooze != null,
                snooze == null ? null : snooze.until(),
                snooze == null ? "" : snooze.reason());
    }

    boolean has(String tag) {
        return tags.stream().anyMatch(tag.strip()::equalsIgnoreCase);
    }

    /** Whether it stands as the action would have it. Answering and putting away are never done already. */
    boolean is(Action action) {
        if (action instanceof Action.Assign assign) {
            return Objects.equals(assignee, assign.to());
        }
        if (action instanceof Action.Team given) {
            return Objects.equals(team, given.to());
        }
        if (action instanceof Action.Tag tag) {
            return has(tag.tag());
        }
        if (action instanceof Action.Untag tag) {
            return !has(tag.tag());
        }
        if (action instanceof Action.Move move) {
            return state == move.to();
        }
        return action instanceof Action.Prioritise urgent && priority == urgent.priority();
    }
}
