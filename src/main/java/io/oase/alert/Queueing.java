package io.oase.alert;

import io.oase.inbox.Fact;
import io.oase.inbox.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Puts down which posts are to be counted, in the transaction that stores them: none is lost, and none is passed over because another
 * transaction with a lower number commits later. Counting itself happens behind.
 */
public final class Queueing implements Facts.Listener {
    @Override
    public void heard(Handle db, List<Fact> facts, Instant at) {
        Set<Long> posts = new TreeSet<>();
        for (Fact fact : facts) {
            if ((fact.kind() == Fact.Kind.RECEIVED || fact.kind() == Fact.Kind.OVERHEARD)
                    && fact.data().get("post") instanceof Number post) {
                posts.add(post.longValue());
            }
        }
        if (!posts.isEmpty()) {
            CountDao.queue(db, posts);
        }
    }
}
