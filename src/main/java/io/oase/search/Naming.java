package io.oase.search;

import io.oase.search.Plan.Resolved;
import io.oase.search.Sought.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which channel, colleague, team or tag a condition names. */
final class Naming {
    private static final Set<String> NOBODY = Set.of("none", "nobody", "niemand", "kein", "keins");

    private Naming() {}

    /**
     * The condition with what it names: a number, nobody, the very name, or else all whose names fit; empty when nothing does.
     *
     * @param found whose names fit
     */
    static Optional<Resolved> resolve(Condition condition, List<NameDao.Named> found) {
        boolean whose = condition.operator() == Operator.ASSIGNEE || condition.operator() == Operator.TEAM;
        if (whose && NOBODY.contains(condition.value().toLowerCase(Locale.ROOT))) {
            return Optional.of(new Resolved(condition, List.of(), true));
        }
        List<Long> ids =
                condition.operator() != Operator.TAG && condition.value().matches("\\d{1,18}")
                        ? List.of(Long.valueOf(condition.value()))
                        : best(found, Folding.of(condition.value()));
        return ids.isEmpty() ? Optional.empty() : Optional.of(new Resolved(condition, ids, false));
    }

    private static List<Long> best(List<NameDao.Named> found, String name) {
        List<Long> same = found.stream()
                .filter(each -> Folding.of(each.name()).equals(name))
                .map(NameDao.Named::id)
                .toList();
        return same.isEmpty() ? found.stream().map(NameDao.Named::id).toList() : same;
    }
}
