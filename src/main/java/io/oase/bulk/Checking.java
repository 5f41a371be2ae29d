package io.oase.bulk;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Change;
import io.oase.inbox.ConversationState;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.prewritten.Choosing;
import java.time.Instant;

/** Refuses at once what would be refused with every conversation. */
final class Checking {
    private static final int LONGEST_TAG = 40;
    private static final int LONGEST_REASON = 200;

    private Checking() {}

    static void check(Account by, Action action, People people, Choosing choosing, Instant now) {
        if (action instanceof Action.Assign assign && assign.to() != null) {
            by.require(assign.to() == by.id() ? Right.TAKE : Right.ASSIGN_OTHERS);
            if (people.find(assign.to()).filter(Account::active).isEmpty()) {
                throw new Refused.Invalid("assignee", Said.of("inbox.no_such_assignee"));
            }
        } else if (action instanceof Action.Tag tag) {
            require(
                    "tag",
                    !tag.tag().isBlank() && tag.tag().strip().length() <= LONGEST_TAG,
                    "inbox.tag_length",
                    LONGEST_TAG);
        } else if (action instanceof Action.Untag tag) {
            require("tag", !tag.tag().isBlank(), "inbox.tag_length", LONGEST_TAG);
        } else if (action instanceof Action.Move move) {
            require("state", move.to() != ConversationState.NEW, "inbox.not_new_again");
            require(
                    "no_answer",
                    move.noAnswer() == null || move.to() == ConversationState.RESOLVED,
                    "inbox.no_answer_resolves");
            require(
                    "no_answer",
                    move.noAnswer() == null
                            || !move.noAnswer().isBlank() && move.noAnswer().length() <= LONGEST_REASON,
                    "inbox.no_answer_length",
                    LONGEST_REASON);
        } else if (action instanceof Action.Prioritise urgent) {
            boolean known = urgent.priority() >= Change.NORMAL && urgent.priority() <= Change.MOST_URGENT;
            require("priority", known, "inbox.no_such_priority", Change.NORMAL, Change.MOST_URGENT);
        } else if (action instanceof Action.Snooze snooze) {
            require("until", snooze.until() == null || snooze.until().isAfter(now), "later.past");
            require("reason", snooze.reason().length() <= LONGEST_REASON, "later.reason_length", LONGEST_REASON);
        } else if (action instanceof Action.Answer answer) {
            require("text", !answer.text().isBlank(), "reply.empty");
            choosing.requireReadable(answer.text());
        }
    }

    private static void require(String field, boolean fine, String key, Object... args) {
        if (!fine) {
            throw new Refused.Invalid(field, Said.of(key, args));
        }
    }
}
