package io.oase.target;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which steps count as taken when what is promised has changed. Those before a miss stay taken: the same promise a little later is
 * no news. Where another target promises, another post counts, or a miss is none any more, the steps ahead are taken anew. Pure.
 *
 * @param before the clocks as they were
 * @param target what promises now; null: nothing
 * @param calendar what opening time is counted in
 */
record Retelling(List<ClockDao.Stored> before, @Nullable Target target, Calendar calendar, Instant now) {
    private static final int MISSED = 100;

    /** @param versions targets by the numbers of their versions */
    TargetClock of(TargetClock clock, LongFunction<Optional<Target>> versions) {
        if (target == null || clock.toldPercent() == 0 || clock.end() != null || clock.pausedAt() != null) {
            return clock;
        }
        boolean another = before.stream()
                .filter(stored -> stored.id() == clock.id())
                .anyMatch(stored -> !Objects.equals(stored.startPostId(), clock.startPostId())
                        || isAnother(stored.targetVersionId(), versions)
                        || clock.toldPercent() >= MISSED && !missed(clock));
        return another ? clock.told(Math.min(clock.toldPercent(), passed(clock))) : clock;
    }

    private boolean isAnother(@Nullable Long version, LongFunction<Optional<Target>> versions) {
        Target promising = Objects.requireNonNull(target);
        return version != null
                && version != promising.versionId()
                && versions.apply(version)
                        .filter(was -> was.id() == promising.id())
                        .isEmpty();
    }

    private boolean missed(TargetClock clock) {
        return Reckoning.of(clock, target, calendar)
                .dueAt()
                .filter(due -> due.isAfter(now))
                .isEmpty();
    }

    /** The last step whose moment has passed, in percent; 0 when none has. */
    private int passed(TargetClock clock) {
        TargetClock running = clock.told(0);
        Instant at = Reckoning.of(running, target, calendar).alarmAt();
        while (at != null && !at.isAfter(now)) {
            running = running.told(Objects.requireNonNull(target)
                    .after(running.toldPercent())
                    .orElseThrow()
                    .percent());
            at = Reckoning.of(running, target, calendar).alarmAt();
        }
        return running.toldPercent();
    }
}
