package io.oase.insight;

import io.oase.target.ClockKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a report that is about one channel, colleague, target or hour of the week.
 *
 * @param key id of the channel, account or target, 0 for none; of an hour, 24 times the weekday (Monday is 0) and the hour
 * @param solving null where it is not told apart by this
 */
public record Group(
        long key, Map<ClockKind, Figures> figures, @Nullable Solving solving) {
    public Group {
        figures = Map.copyOf(figures);
    }
}
