package io.oase.later;

import io.oase.base.Refused;
import io.oase.inbox.Change;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.inbox.Inbox;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Asking again some time after a matter was solved: planned when it is resolved, seen and called off before. It stays when the
 * other side writes before: what they write may be about something else, and whoever planned it still wants to know.
 */
public final class FollowUps {
    private final Jdbi db;
    private final Facts facts;
    private final Inbox inbox;
    private final Clock clock;

    public FollowUps(Jdbi db, Facts facts, Inbox inbox, Clock clock) {
        this.db = db;
        this.facts = facts;
        this.inbox = inbox;
        this.clock = clock;
    }

    /**
     * When to ask again.
     *
     * @param reason why, in the words of whoever will
     */
    public record Plan(Instant at, String reason) {
        private Plan checked(Instant now) {
            return new Plan(Snoozes.within("at", at, now), Snoozes.reason("reason", reason, true));
        }
    }

    /** Resolves a conversation and plans to ask again, in one. */
    public void resolve(Account by, long conversation, Plan plan) {
        change(by, conversation, new Change(null, null, null, ConversationState.RESOLVED, null, null), plan);
    }

    /**
     * The same, with whatever else is to be changed; the change resolves it.
     *
     * @throws Refused.Invalid naming the field: at, reason, and those of {@link Inbox#change}
     */
    public void change(Account by, long conversation, Change change, Plan plan) {
        Plan checked = plan.checked(clock.instant());
        inbox.change(by, conversation, change, (handle, now) -> put(handle, by, conversation, checked, now));
    }

    /** Plans to ask again, or plans it anew, whatever state it is in. */
    public void plan(Account by, long conversation, Plan plan) {
        by.require(Right.TAKE);
        Plan checked = plan.checked(clock.instant());
        db.useTransaction(handle -> {
            Snoozes.lock(handle, conversation);
            put(handle, by, conversation, checked, clock.instant());
        });
    }

    /** Calls it off. Where nothing is planned, nothing happens. */
    public void cancel(Account by, long conversation) {
        by.require(Right.TAKE);
        db.useTransaction(handle -> {
            Snoozes.lock(handle, conversation);
            if (FollowUpDao.delete(handle, conversation)) {
                Fact fact = new Fact(conversation, Kind.FOLLOW_UP_CANCELLED, by.id(), Map.of());
                facts.publish(handle, List.of(fact), clock.instant());
            }
        });
    }

    private void put(Handle handle, Account by, long conversation, Plan plan, Instant now) {
        FollowUpDao.Row row = new FollowUpDao.Row(conversation, by.id(), plan.at(), plan.reason());
        if (FollowUpDao.find(handle, conversation)
                .filter(before -> Objects.equals(before, row))
                .isPresent()) {
            return;
        }
        FollowUpDao.put(handle, row, now);
        Map<String, Object> data = Map.of("at", plan.at().toString(), "reason", plan.reason());
        facts.publish(handle, List.of(new Fact(conversation, Kind.FOLLOW_UP_PLANNED, by.id(), data)), now);
    }
}
