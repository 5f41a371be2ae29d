package io.oase.alert;

import io.oase.db.RoundTrip;
import io.oase.inbox.Fact;
import io.oase.inbox.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts down which posts are to be counted, in the transaction that stores them: none is lost, and none is passed over because another
 * transaction with a lower number commits later. Counting itself happens behind.
 */
public final class Queueing implements Facts.Sharing {
    @Override
    public void heard(RoundTrip trip, List<Fact> facts, Instant at) {
        Set<Long> posts = new TreeSet<>();
        for (Fact fact : facts) {
            if ((fact.kind() == Fact.Kind.RECEIVED || fact.kind() == Fact.Kind.OVERHEARD)
                    && fact.data().get("post") instanceof Number post) {
                posts.add(post.longValue());
            }
        }
        if (!posts.isEmpty()) {
            CountDao.queue(trip, posts);
        }
    }
}
