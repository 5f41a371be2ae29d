package io.oase.assign;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who of those who are there gets a conversation: a pure function of what is known. */
final class Choosing {
    private Choosing() {}

    /**
     * Chooses.
     *
     * @param team whose matter it is; null: of all
     * @param last who got something by this rule last
     */
    static Optional<Colleague> choose(
            Rule.Body rule, Waiting waiting, List<Colleague> there, @Nullable Long team, @Nullable Long last) {
        Set<String> anybodysTopics =
                there.stream().flatMap(each -> each.topics().stream()).collect(Collectors.toSet());
        Comparator<Colleague> next = Comparator.<Colleague>comparingInt(
                        each -> last == null || each.id() > last ? 0 : 1)
                .thenComparingLong(Colleague::id);
        Comparator<Colleague> order =
                switch (rule.how()) {
                    case POOL, IN_TURN -> next;
                    case LEAST_LOADED ->
                        Comparator.comparingInt(Colleague::load).thenComparing(next);
                };
        return rule.how() == Way.POOL
                ? Optional.empty()
                : there.stream()
                        .filter(each -> team == null || each.teams().contains(team))
                        .filter(Colleague::hasRoom)
                        .filter(each -> waiting.givenBackBy() == null || waiting.givenBackBy() != each.id())
                        .filter(each -> !rule.skilled() || knows(each, waiting, anybodysTopics))
                        .min(order);
    }

    /** A language or topic that is unknown on either side keeps nobody away. */
    private static boolean knows(Colleague colleague, Waiting waiting, Set<String> anybodysTopics) {
        boolean speaks = waiting.language() == null
                || colleague.languages().isEmpty()
                || colleague.languages().stream()
                        .anyMatch(each ->
                                Language.speaks(waiting.language(), each) || Language.speaks(each, waiting.language()));
        List<String> topics =
                waiting.tags().stream().filter(anybodysTopics::contains).toList();
        return speaks && (topics.isEmpty() || topics.stream().anyMatch(colleague.topics()::contains));
    }
}
