package io.oase.insight;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.target.ClockKind;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which figure is looked behind.
 *
 * @param kind of which measured time; of no importance for resolved matters and automatic answers
 * @param hour only what began in this hour of the week (24 times the weekday, Monday is 0, and the hour); null: all
 * @param zone whose hours these are
 */
public record Slice(Part part, ClockKind kind, @Nullable Integer hour, ZoneId zone) {
    /**
     * Checks it.
     *
     * @throws Refused.Invalid naming {@code hour}
     */
    public Slice {
        if (hour != null && (hour < 0 || hour >= Slicing.WEEK)) {
            throw new Refused.Invalid("hour", Said.of("insight.hour", Slicing.WEEK - 1));
        }
        if (hour != null && !part.isByHour()) {
            throw new Refused.Invalid("hour", Said.of("insight.no_hours"));
        }
    }
}
