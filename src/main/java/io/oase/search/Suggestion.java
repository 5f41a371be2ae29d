package io.oase.search;

import org.jspecify.annotations.Nullable;

/**
 * How a search could go on.
 *
 * @param kind what it is
 * @param label what is chosen, in a word
 * @param detail what tells it from others; empty for nothing
 * @param query the whole search after choosing it; one that ends with a colon wants a value
 * @param operator what it explains; null for what is none
 */
public record Suggestion(
        Kind kind,
        String label,
        String detail,
        String query,
        @Nullable Operator operator) {
    /** What can be suggested. */
    public enum Kind {
        OPERATOR,
        VALUE,
        PERSON,
        TAG,
        CHANNEL,
        COLLEAGUE,
        TEAM,
        WORD
    }
}
