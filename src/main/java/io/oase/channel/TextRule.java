package io.oase.channel;

import java.util.function.ToIntFunction;

/**
 * How long a text may be, counted as the network counts.
 *
 * @param max the limit in the network's own units
 * @param count how many units a text has; pure
 */
public record TextRule(int max, ToIntFunction<String> count) {
    /** Units this text takes. */
    public int length(String text) {
        return count.applyAsInt(text);
    }

    /** Whether it can be published in one part. */
    public boolean fits(String text) {
        return length(text) <= max;
    }
}
