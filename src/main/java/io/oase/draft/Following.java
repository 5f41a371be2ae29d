package io.oase.draft;

import io.oase.db.RoundTrip;
import io.oase.draft.Draft.Kind;
import io.oase.inbox.Fact;
import io.oase.inbox.Facts;
import io.oase.inbox.OwnSignal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Keeps drafts true to what happens, in the transaction in which it happens: what was sent is no draft any more, what was taken
 * back is one again, and where conversations are merged, parted and split, what is being written goes along.
 */
public final class Following implements Facts.Sharing {
    private static final Set<Fact.Kind> FOLLOWED = EnumSet.of(
            Fact.Kind.REPLY_QUEUED,
            Fact.Kind.APPROVAL_ASKED,
            Fact.Kind.NOTED,
            Fact.Kind.REPLY_WITHDRAWN,
            Fact.Kind.MERGED,
            Fact.Kind.UNMERGED,
            Fact.Kind.SPLIT);

    @Override
    public void heard(RoundTrip trip, List<Fact> facts, Instant at) {
        if (facts.stream().anyMatch(fact -> FOLLOWED.contains(fact.kind()))) {
            trip.then(() -> follow(trip.db(), facts, at));
        }
    }

    private static void follow(Handle db, List<Fact> facts, Instant at) {
        for (Fact fact : facts) {
            switch (fact.kind()) {
                case REPLY_QUEUED, APPROVAL_ASKED -> sent(db, fact, at);
                case NOTED -> end(db, fact, Kind.NOTE, at);
                case REPLY_WITHDRAWN -> takenBack(db, fact, at);
                case MERGED -> DraftDao.move(db, number(fact, "conversation"), fact.conversationId(), null);
                case UNMERGED ->
                    DraftDao.move(
                            db, fact.conversationId(), number(fact, "conversation"), number(fact, "conversation"));
                case SPLIT -> DraftDao.follow(db, fact.conversationId(), number(fact, "conversation"));
                default -> {
                    // Nothing of it concerns what is being written.
                }
            }
        }
    }

    /** Trying a failed answer again, perhaps by somebody else, ends nothing. */
    private static void sent(Handle db, Fact fact, Instant at) {
        Long author = fact.actorId();
        if (author != null && DraftDao.sentNow(db, number(fact, "reply"), author, at)) {
            end(db, fact, Kind.ANSWER, at);
        }
    }

    private static void end(Handle db, Fact fact, Kind kind, Instant at) {
        Long author = fact.actorId();
        if (author != null) {
            DraftDao.end(db, fact.conversationId(), author, kind, at);
            OwnSignal.publish(db, author, fact.conversationId());
        }
    }

    /**
     * One that failed is thrown away; one that was called back in time is written on, and so is one that a crisis held, where its
     * author took it back.
     */
    private static void takenBack(Handle db, Fact fact, Instant at) {
        boolean intended =
                Objects.equals(fact.data().get("from"), "queued") || fact.data().containsKey("own");
        if (!intended) {
            return;
        }
        DraftDao.takenBack(db, number(fact, "reply")).ifPresent(draft -> {
            DraftDao.Content content =
                    new DraftDao.Content(Kind.ANSWER, draft.text(), draft.visibility(), draft.origin(), draft.seen());
            Draft own = DraftDao.own(db, draft.conversationId(), draft.accountId(), Kind.ANSWER)
                    .orElse(null);
            if (own == null) {
                DraftDao.insert(db, draft.conversationId(), draft.accountId(), content, at);
            } else if (own.ended()) {
                DraftDao.update(db, own.id(), content, at);
            } else {
                DraftDao.lay(db, draft, draft.accountId(), at);
            }
            OwnSignal.publish(db, draft.accountId(), draft.conversationId());
        });
    }

    private static long number(Fact fact, String name) {
        return ((Number) Objects.requireNonNull(fact.data().get(name))).longValue();
    }
}
