package io.oase.search;

import org.jdbi.v3.core.statement.Query;

/**
 * Which conversations are meant, as whoever asks says it in SQL.
 *
 * @param where over {@code conversation c}, beginning with {@code WHERE}
 * @param binding of the parameters in it
 * @param extent how many it probably means
 * @param except over {@code conversation c}, without parameters: the few that are not meant, where all others are; empty where it is
 *     told by {@code where} alone
 */
public record Narrowing(String where, Binding binding, Extent extent, String except) {
    /** How many are meant. */
    public enum Extent {
        /** All that are, or hardly fewer. */
        ALL,
        SOME,
        /** What one person can have, or what has a tag: found along an index. */
        FEW
    }

    /** Gives a query the values of its parameters. */
    @FunctionalInterface
    public interface Binding {
        /** Answers the same query. */
        Query on(Query query);
    }
}
