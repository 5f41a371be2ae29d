package io.oase.target;

import java.time.Duration;
import java.util.Locale;

/**
 * A promised length of time.
 *
 * @param length longer than zero
 * @param counting what passes: opening time, or all of it
 */
public record Span(Duration length, Counting counting) {
    /** Which time counts. */
    public enum Counting {
        /** While the calendar is open. */
        OPENING,
        /** Always, as the clock on the wall goes. */
        CLOCK;

        /** Its name in the database and in the API. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Span {
        if (length.isZero() || length.isNegative()) {
            throw new IllegalArgumentException("A promised time is longer than nothing: " + length);
        }
    }

    /** So many hundredths of it. */
    Duration part(int percent) {
        return length.multipliedBy(percent).dividedBy(100);
    }
}
