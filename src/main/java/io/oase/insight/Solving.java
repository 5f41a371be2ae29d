package io.oase.insight;

import org.jspecify.annotations.Nullable;

/**
 * What it took until matters were resolved. A matter that was opened again and resolved again is two.
 *
 * @param solved how many were resolved, those that needed no answer left out
 * @param contacts mean of how often people had to write to us
 * @param median median of the same
 * @param first how many were solved with one answer by a person and stayed solved for 72 hours
 * @param later how many were not
 * @param unknown how many had one answer and were resolved less than 72 hours ago
 */
public record Solving(
        long solved, @Nullable Double contacts, @Nullable Integer median, long first, long later, long unknown) {
    /** Until a matter counts as solved for good. */
    public static final int HOURS = 72;

    /** Percent solved at first contact, of those of which it is known; null when there are none. */
    public @Nullable Double share() {
        return first + later == 0 ? null : 100.0 * first / (first + later);
    }
}
