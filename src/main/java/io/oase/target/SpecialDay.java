package io.oase.target;

import java.time.LocalDate;
import java.util.List;

/**
 * A day unlike its weekday: a works outing, a long Saturday before Christmas, a holiday on which somebody is there after
 * all. Comes before holidays and weekly hours.
 *
 * @param name why, as people know it
 * @param periods when it is open; none: closed
 */
public record SpecialDay(LocalDate date, String name, List<Period> periods) {
    public SpecialDay {
        periods = Hours.inOrder(periods);
    }
}
