package io.oase.search;

import org.jdbi.v3.core.statement.Query;

/**
 * Which conversations are meant, as whoever asks says it in SQL.
 *
 * @param where over {@code conversation c}, beginning with {@code WHERE}
 * @param binding of the parameters in it
 * @param extent how many it probably means
 */
public record Narrowing(String where, Binding binding, Extent extent) {
    /** How many are meant. */
    public enum Extent {
        /** All that are, or hardly fewer. */
        ALL,
        SOME,
        /** What one person can have, found along an index. */
        FEW
    }

    /** Gives a query the values of its parameters. */
    @FunctionalInterface
    public interface Binding {
        /** Answers the same query. */
        Query on(Query query);
    }
}
