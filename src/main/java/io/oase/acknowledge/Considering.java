package io.oase.acknowledge;

import io.oase.db.RoundTrip;
import io.oase.inbox.Fact;
import io.oase.inbox.Facts;
import java.time.Instant;
import java.util.List;

/** Puts down what has come in and may have to be acknowledged, in the transaction in which it comes in. */
public final class Considering implements Facts.Sharing {
    @Override
    public void heard(RoundTrip trip, List<Fact> facts, Instant at) {
        List<Long> posts = facts.stream()
                .filter(fact -> fact.kind() == Fact.Kind.RECEIVED)
                .map(fact -> fact.data().get("post"))
                .filter(Number.class::isInstance)
                .map(post -> ((Number) post).longValue())
                .toList();
        if (!posts.isEmpty()) {
            AcknowledgementDao.consider(trip, posts);
        }
    }
}
