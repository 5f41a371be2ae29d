package io.oase.bulk;

import io.oase.bulk.ItemDao.Item;
import io.oase.inbox.Change;
import io.oase.inbox.Inbox;
import io.oase.later.Snoozes;
import io.oase.people.Account;
import io.oase.prewritten.Choosing;
import io.oase.reply.Answering;
import org.jspecify.annotations.Nullable;

/** Does an action with one conversation, by the verb somebody would use who has only this one before them. */
final class Doing {
    private final Inbox inbox;
    private final Snoozes snoozes;
    private final Answering answering;
    private final Choosing choosing;

    Doing(Inbox inbox, Snoozes snoozes, Answering answering, Choosing choosing) {
        this.inbox = inbox;
        this.snoozes = snoozes;
        this.answering = answering;
        this.choosing = choosing;
    }

    /**
     * Does it.
     *
     * @return the reply that was queued; null where none was
     * @throws io.oase.base.Refused when it cannot be done with this one
     */
    @Nullable
    Long act(Account by, Item item, Action action) {
        long id = item.conversationId();
        if (action instanceof Action.Assign assign) {
            inbox.change(by, id, new Change(quietly(assign.to()), null, null, null, null, null));
        } else if (action instanceof Action.Team given) {
            inbox.change(by, id, new Change(null, new Change.Teaming(given.to(), null, true), null, null, null, null));
        } else if (action instanceof Action.Tag tag) {
            inbox.tag(by, id, tag.tag());
        } else if (action instanceof Action.Untag tag) {
            inbox.untag(by, id, tag.tag());
        } else if (action instanceof Action.Snooze snooze) {
            snoozes.snooze(by, id, new Snoozes.Wish(snooze.until(), snooze.reason(), item.seen()));
        } else if (action instanceof Action.Move move) {
            inbox.change(by, id, new Change(null, null, null, move.to(), move.noAnswer(), null));
        } else if (action instanceof Action.Prioritise urgent) {
            inbox.prioritise(by, id, urgent.priority());
        } else if (action instanceof Action.Answer answer) {
            long seen = item.seen() == null ? 0 : item.seen();
            String text = choosing.filled(by, id, answer.text());
            return answering
                    .send(by, id, new Answering.Draft(text, null, seen, answer.then(), null, answer.origin()))
                    .id();
        }
        return null;
    }

    static Change.Assignment quietly(@Nullable Long to) {
        return new Change.Assignment(to, null, true, null);
    }
}
