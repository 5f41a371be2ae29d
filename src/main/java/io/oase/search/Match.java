package io.oase.search;

import java.util.List;

/**
 * Why a conversation was found.
 *
 * @param kind what it is
 * @param text a piece of it, as it was written; begins or ends with … where something was left out
 * @param ranges where the words stand in that piece, in order; empty when it was found by something else
 */
public record Match(Kind kind, String text, List<Range> ranges) {
    public Match {
        ranges = List.copyOf(ranges);
    }

    /** What was found. */
    public enum Kind {
        /** What somebody wrote to us. */
        POST,
        /** What we wrote. */
        REPLY,
        NOTE,
        /** Somebody's name or handle. */
        PERSON,
        TAG
    }

    /** From one place to before another, counted in UTF-16 code units. */
    public record Range(int start, int end) {}
}
