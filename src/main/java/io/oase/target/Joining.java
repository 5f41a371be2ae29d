package io.oase.target;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which clock measures on when two conversations become one, and which goes on again when they are parted. Pure.
 *
 * <p>Of each kind one measures on: the one that started earlier. The other ends by merging, as neither kept nor missed. First
 * and next response are one kind here, since there is one turn that is open. Nobody has to take what somebody has: then no
 * clock for that goes on.
 */
final class Joining {
    private static final List<Predicate<TargetClock>> KINDS = List.of(
            clock -> clock.kind().isResponse(),
            clock -> clock.kind() == ClockKind.TAKE,
            clock -> clock.kind() == ClockKind.RESOLUTION,
            clock -> clock.kind() == ClockKind.NEXT_UPDATE);

    private Joining() {}

    /**
     * What becomes of clocks that run.
     *
     * @param moved those of the other conversation that measure on in the one
     * @param ended those that end, of either
     */
    record Joined(List<Long> moved, List<Long> ended) {}

    /** @param held whether somebody has the merged conversation */
    static Joined join(List<TargetClock> into, List<TargetClock> other, boolean held) {
        List<Long> moved = new ArrayList<>();
        List<Long> ended = new ArrayList<>();
        for (Predicate<TargetClock> kind : KINDS) {
            List<TargetClock> running = Stream.concat(into.stream(), other.stream())
                    .filter(kind)
                    .sorted(Comparator.comparing(TargetClock::startedAt))
                    .toList();
            boolean needless = held && running.stream().anyMatch(clock -> clock.kind() == ClockKind.TAKE);
            running.stream().skip(needless ? 0 : 1).map(TargetClock::id).forEach(ended::add);
            if (!needless && !running.isEmpty() && other.contains(running.get(0))) {
                moved.add(running.get(0).id());
            }
        }
        return new Joined(moved, ended);
    }

    /**
     * A clock that ended by merging, and where it would go on.
     *
     * @param opens whether the post it started with still waits, or is still our last word
     * @param resolved whether the conversation is resolved after parting
     * @param held whether somebody has it
     * @param running kinds that run there
     */
    record Rest(TargetClock clock, boolean opens, boolean resolved, boolean held, Set<ClockKind> running) {
        boolean goesOn() {
            return switch (clock.kind()) {
                case FIRST_RESPONSE, NEXT_RESPONSE -> opens && running.stream().noneMatch(ClockKind::isResponse);
                case TAKE -> !resolved && !held && !running.contains(ClockKind.TAKE);
                case RESOLUTION -> !resolved && !running.contains(ClockKind.RESOLUTION);
                case NEXT_UPDATE -> opens && !resolved && !running.contains(ClockKind.NEXT_UPDATE);
            };
        }
    }
}
