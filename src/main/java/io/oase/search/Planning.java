package io.oase.search;

import io.oase.search.Plan.Without;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Makes a plan of what is sought, out of its words and its conditions. */
final class Planning {
    private Planning() {}

    /**
     * Asks whatever has to be known for it.
     *
     * @param zone whose days are meant
     * @param me whose work {@code assignee:me} means
     */
    static Plan plan(Handle db, Sought sought, ZoneId zone, long me) {
        PlannedTerms terms = new PlannedTerms(db, sought);
        PlannedConditions conditions = new PlannedConditions(db, sought, zone, me);
        List<Without> without = Stream.concat(terms.without.stream(), conditions.without.stream())
                .toList();
        Set<Long> people = new HashSet<>(terms.people);
        people.addAll(conditions.people);
        String posts =
                Stream.concat(terms.posts.stream(), conditions.posts.stream()).collect(Collectors.joining(" & "));
        return new Plan(
                sought,
                sought.isAboutPosts() ? posts : "",
                conditions.postsOnly() ? "" : String.join(" & ", terms.words),
                String.join(" | ", terms.exact),
                String.join(" & ", terms.names),
                terms.verbatim,
                without,
                people,
                terms.stems,
                conditions.resolved,
                conditions.from(),
                conditions.to(),
                conditions.unknown,
                terms.missing,
                terms.latest(),
                terms.rare());
    }

    /** What one of several may be; empty for none. */
    static String any(Collection<String> parts) {
        return parts.isEmpty() ? "" : "(" + String.join(" | ", parts) + ")";
    }
}
