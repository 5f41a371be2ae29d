package io.oase.target;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Promised times for the conversations it matches, as one of its versions says.
 *
 * @param no of the version, from 1 on
 * @param name what people call it; empty for a shipped one that nobody renamed
 * @param shipped key of a shipped target's name in the messages; null for others
 * @param calendarId whose opening time counts
 * @param times what is promised; a kind that is absent is only measured
 * @param steps what is done before and after a miss, in order
 * @param urgentSince for one that goes before the list, for conversations named one by one: promised times count from then on at
 *     the earliest; null for all others
 */
public record Target(
        long id,
        long versionId,
        int no,
        String name,
        @Nullable String shipped,
        Match match,
        long calendarId,
        Map<ClockKind, Span> times,
        List<Step> steps,
        @Nullable Instant urgentSince) {
    public Target {
        Map<ClockKind, Span> sorted = new EnumMap<>(ClockKind.class);
        sorted.putAll(times);
        times = java.util.Collections.unmodifiableMap(sorted);
        steps = steps.stream().sorted(Step.IN_ORDER).toList();
    }

    /** Whether it is for this conversation. */
    public boolean fits(Matter matter) {
        return urgentSince == null ? match.fits(matter) : matter.urgent().contains(id);
    }

    /** What is promised for this. */
    public Optional<Span> time(ClockKind kind) {
        return Optional.ofNullable(times.get(kind));
    }

    /** The first in the list that is for this conversation; empty when none is. */
    public static Optional<Target> first(List<Target> targets, Matter matter) {
        return targets.stream().filter(target -> target.fits(matter)).findFirst();
    }

    /** The first step after so many percent; empty when all are taken. */
    Optional<Step> after(int percent) {
        return steps.stream().filter(step -> step.percent() > percent).findFirst();
    }
}
