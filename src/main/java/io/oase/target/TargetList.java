package io.oase.target;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.target.TargetDao.InForce;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Targets in the order in which they are tried. Places count from 1. Pure.
 *
 * @param targets without those that go before the list
 */
record TargetList(List<Target> targets) {
    TargetList {
        targets = List.copyOf(targets);
    }

    /** Those of what is in force. */
    static TargetList of(List<InForce> inForce) {
        return new TargetList(inForce.stream()
                .map(InForce::target)
                .flatMap(Stream::ofNullable)
                .filter(target -> target.urgentSince() == null)
                .toList());
    }

    List<Long> ids() {
        return targets.stream().map(Target::id).toList();
    }

    /**
     * Where a new one goes when nobody says: before the first that is already for all it is for, because behind that it would
     * never apply. Where there is none, before the last, which is for whatever is left; one that is for everything goes behind it.
     */
    int usualPlace(Match match) {
        int end = targets.size() + 1;
        return IntStream.range(1, end)
                .filter(place -> targets.get(place - 1).match().covers(match))
                .findFirst()
                .orElse(match.covers(Match.ANY) ? end : Math.max(1, end - 1));
    }

    /** With a new one; a place beyond the end is the end. */
    TargetList with(Target target, int place) {
        List<Target> all = new ArrayList<>(targets);
        all.add(Math.min(place - 1, all.size()), target);
        return new TargetList(all);
    }

    /** With another version of one, at the place it has or at another. */
    TargetList changed(Target target, @Nullable Integer place) {
        return place == null
                ? new TargetList(targets.stream()
                        .map(each -> each.id() == target.id() ? target : each)
                        .toList())
                : without(target.id()).with(target, place);
    }

    TargetList without(long id) {
        return new TargetList(
                targets.stream().filter(target -> target.id() != id).toList());
    }

    /**
     * In another order.
     *
     * @param ids each exactly once
     * @throws Refused.Invalid naming {@code order}
     */
    TargetList inOrder(List<Long> ids) {
        if (ids.size() != targets.size() || !new HashSet<>(ids).equals(new HashSet<>(ids()))) {
            throw new Refused.Invalid("order", Said.of("target.order"));
        }
        return new TargetList(targets.stream()
                .sorted(Comparator.comparingInt(target -> ids.indexOf(target.id())))
                .toList());
    }
}
