package io.oase.acknowledge;

import io.oase.inbox.Fact;
import io.oase.inbox.Facts;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Puts down what has come in and may have to be acknowledged, in the transaction in which it comes in. */
public final class Considering implements Facts.Listener {
    @Override
    public void heard(Handle db, List<Fact> facts, Instant at) {
        List<Long> posts = facts.stream()
                .filter(fact -> fact.kind() == Fact.Kind.RECEIVED)
                .map(fact -> fact.data().get("post"))
                .filter(Number.class::isInstance)
                .map(post -> ((Number) post).longValue())
                .toList();
        if (!posts.isEmpty()) {
            AcknowledgementDao.consider(db, posts);
        }
    }
}
