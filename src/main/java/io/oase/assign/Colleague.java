package io.oase.assign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is there, not away, and answers.
 *
 * @param load new and open conversations they have
 * @param capacity how many at most; null: any number
 * @param languages they answer in; empty: unknown
 * @param topics tags they know, in lower case
 * @param teams ids
 */
record Colleague(
        long id, int load, @Nullable Integer capacity, List<String> languages, List<String> topics, List<Long> teams) {
    Colleague {
        languages = List.copyOf(languages);
        topics = List.copyOf(topics);
        teams = List.copyOf(teams);
    }

    boolean hasRoom() {
        return capacity == null || load < capacity;
    }
}
