package io.oase.assign;

import io.oase.target.Successors;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Of those who are there, not away and have room, who has least to do; not who has it now. Of a team's matter, only those who belong
 * to it: others do not know it.
 */
public final class NextFree implements Successors {
    @Override
    public Optional<Long> next(Handle db, @Nullable Long assignee, @Nullable Long team, Instant now) {
        AssigningDao.oneAtATime(db);
        return AssigningDao.there(db, Distributing.ANSWERING, now.minus(Distributing.PRESENT), now).stream()
                .filter(each -> assignee == null || each.id() != assignee)
                .filter(each -> team == null || each.teams().contains(team))
                .filter(Colleague::hasRoom)
                .min(Comparator.comparingInt(Colleague::load).thenComparing(Colleague::id))
                .map(Colleague::id);
    }
}
