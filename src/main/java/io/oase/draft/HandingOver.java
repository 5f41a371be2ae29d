package io.oase.draft;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.draft.Draft.Kind;
import io.oase.inbox.Fact;
import io.oase.inbox.Facts;
import io.oase.inbox.Inbox;
import io.oase.inbox.OwnSignal;
import io.oase.notice.Notice;
import io.oase.notice.Notices;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Hands what somebody has written to a colleague, who finds it beside what they write themselves and sees whose it was. */
public final class HandingOver {
    private final Drafts drafts;
    private final Facts facts;
    private final Notices notices;
    private final People people;
    private final Clock clock;

    public HandingOver(Drafts drafts, Facts facts, Notices notices, People people, Clock clock) {
        this.drafts = drafts;
        this.facts = facts;
        this.notices = notices;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Hands over what somebody has written in a conversation, answer and note, and tells the colleague.
     *
     * @throws Refused.Invalid naming {@code to}, when that is nobody else who works here
     * @throws Refused.Conflict when they have written nothing there
     */
    public void hand(Account by, long conversation, long to) {
        by.require(Right.ANSWER);
        if (to == by.id() || people.find(to).filter(Account::active).isEmpty()) {
            throw new Refused.Invalid("to", Said.of("draft.no_colleague"));
        }
        drafts.inside(conversation, (handle, place) -> {
            Instant now = clock.instant();
            if (!move(handle, by, place, to, now)) {
                throw new Refused.Conflict(Said.of("draft.nothing"), List.of());
            }
            tell(handle, by, place, to, now);
            return true;
        });
    }

    /**
     * The same together with giving them the conversation, which tells them already. Where nothing is written, nothing happens.
     *
     * @return to be done in the transaction that gives it
     */
    public Inbox.Also along(Account by, long conversation, long to) {
        return (handle, now) -> {
            if (to != by.id()) {
                move(handle, by, conversation, to, now);
            }
        };
    }

    private boolean move(Handle handle, Account by, long conversation, long to, Instant now) {
        boolean any = false;
        for (Kind kind : Kind.values()) {
            Draft draft = DraftDao.own(handle, conversation, by.id(), kind)
                    .filter(own -> !own.ended())
                    .orElse(null);
            if (draft != null) {
                DraftDao.lay(handle, draft, to, now);
                DraftDao.end(handle, conversation, by.id(), kind, now);
                any = true;
            }
        }
        if (any) {
            OwnSignal.publish(handle, by.id(), conversation);
            OwnSignal.publish(handle, to, conversation);
            facts.publish(
                    handle, List.of(new Fact(conversation, Fact.Kind.DRAFT_HANDED, by.id(), Map.of("to", to))), now);
        }
        return any;
    }

    private void tell(Handle handle, Account by, long conversation, long to, Instant now) {
        Map<String, Object> data = new HashMap<>(Map.of("by", by.name()));
        data.put("title", DraftDao.title(handle, conversation));
        String key = "draft:" + conversation + ":" + to + ":" + now.toEpochMilli();
        notices.send(handle, new Notice(key, Notice.DRAFT, conversation, data, false), List.of(to), now);
    }
}
