package io.oase.bulk;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Change;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Inbox;
import io.oase.later.Snoozes;
import io.oase.people.Account;
import io.oase.reply.Replies;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes an action back with one conversation; what somebody has changed since is theirs and stays. */
final class Undoing {
    private final Inbox inbox;
    private final Snoozes snoozes;
    private final Replies replies;
    private final Clock clock;

    Undoing(Inbox inbox, Snoozes snoozes, Replies replies, Clock clock) {
        this.inbox = inbox;
        this.snoozes = snoozes;
        this.replies = replies;
        this.clock = clock;
    }

    /**
     * Takes it back.
     *
     * @param done what was done
     * @param before how it stood then
     * @param now how it stands
     * @param reply what was queued; null where nothing was
     * @throws Refused when it cannot be taken back
     */
    void act(Account by, long id, Action done, Before before, Before now, @Nullable Long reply) {
        if (done instanceof Action.Answer) {
            replies.withdraw(by, Objects.requireNonNull(reply));
            if (before.assignee() == null && Objects.equals(now.assignee(), by.id())) {
                inbox.unassign(by, id);
            }
        } else if (done instanceof Action.Snooze) {
            putBack(by, id, before, now);
        } else {
            if (!now.is(done)) {
                throw new Refused.Conflict(Said.of("bulk.changed_since"), List.of());
            }
            restore(by, id, done, before, now);
        }
    }

    private void restore(Account by, long id, Action done, Before before, Before now) {
        if (done instanceof Action.Assign) {
            inbox.change(by, id, new Change(Doing.quietly(before.assignee()), null, null, null, null, null));
        } else if (done instanceof Action.Team) {
            boolean freed = now.assignee() == null && before.assignee() != null;
            inbox.change(
                    by,
                    id,
                    new Change(
                            freed ? Doing.quietly(before.assignee()) : null,
                            new Change.Teaming(before.team(), null, true),
                            null,
                            null,
                            null,
                            null));
        } else if (done instanceof Action.Tag tag) {
            inbox.untag(by, id, tag.tag());
        } else if (done instanceof Action.Untag tag) {
            inbox.tag(by, id, tag.tag());
        } else if (done instanceof Action.Prioritise) {
            inbox.prioritise(by, id, before.priority());
        } else if (done instanceof Action.Move) {
            // Nothing becomes new again: somebody has looked at it by now.
            ConversationState to = before.state() == ConversationState.NEW ? ConversationState.OPEN : before.state();
            inbox.move(by, id, to);
        }
    }

    /** Whoever is back in the list by itself needs no undo. */
    private void putBack(Account by, long id, Before before, Before now) {
        boolean still =
                before.snoozed() && (before.until() == null || before.until().isAfter(clock.instant()));
        if (still) {
            snoozes.snooze(by, id, new Snoozes.Wish(before.until(), before.reason(), null));
        } else if (now.snoozed()) {
            snoozes.wake(by, id);
        }
        if (now.state() != before.state() && now.state() == ConversationState.WAITING) {
            inbox.move(by, id, ConversationState.OPEN);
        }
    }
}
