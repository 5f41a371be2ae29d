package io.oase.search;

import org.jdbi.v3.core.statement.Query;

/**
 * Which conversations are meant, as whoever asks says it in SQL.
 *
 * @param where over {@code conversation c}, beginning with {@code WHERE}
 * @param binding of the parameters in it
 * @param isAll whether it leaves out nothing, or hardly anything
 */
public record Narrowing(String where, Binding binding, boolean isAll) {
    /** Gives a query the values of its parameters. */
    @FunctionalInterface
    public interface Binding {
        /** Answers the same query. */
        Query on(Query query);
    }
}
