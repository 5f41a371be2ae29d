package io.oase.prewritten;

import io.oase.db.RoundTrip;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import java.time.Instant;
import java.util.List;

/** Puts down what becomes of conversations in which a prewritten reply was used, in the transaction in which it happens. */
public final class Outcomes implements Facts.Sharing {
    @Override
    public void heard(RoundTrip trip, List<Fact> facts, Instant at) {
        List<Long> published = numbers(facts, Kind.REPLY_PUBLISHED, "reply");
        if (!published.isEmpty()) {
            UseDao.published(trip, published);
        }
        List<Long> received = numbers(facts, Kind.RECEIVED, "post");
        if (!received.isEmpty()) {
            UseDao.askedAgain(trip, received);
        }
        for (Fact fact : facts) {
            if (fact.kind() == Kind.STATE_CHANGED
                    && "resolved".equals(fact.data().get("to"))) {
                UseDao.resolved(trip, fact.conversationId(), fact.data().containsKey("no_answer"));
            } else if (fact.kind() == Kind.STATE_CHANGED
                    && "resolved".equals(fact.data().get("from"))) {
                UseDao.opened(trip, fact.conversationId());
            }
        }
    }

    private static List<Long> numbers(List<Fact> facts, Kind kind, String name) {
        return facts.stream()
                .filter(fact -> fact.kind() == kind)
                .map(fact -> fact.data().get(name))
                .filter(Number.class::isInstance)
                .map(number -> ((Number) number).longValue())
                .toList();
    }
}
