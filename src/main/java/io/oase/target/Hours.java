package io.oase.target;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Opening hours of a week, in force from a day on until others follow.
 *
 * @param validFrom first day they hold
 * @param week periods of each weekday, in order and without overlap; a weekday without periods is closed
 */
public record Hours(LocalDate validFrom, Map<DayOfWeek, List<Period>> week) {
    public Hours {
        Map<DayOfWeek, List<Period>> sorted = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, periods) -> {
            if (!periods.isEmpty()) {
                sorted.put(day, inOrder(periods));
            }
        });
        week = Map.copyOf(sorted);
    }

    List<Period> on(LocalDate date) {
        return week.getOrDefault(date.getDayOfWeek(), List.of());
    }

    /** Sorted. */
    static List<Period> inOrder(List<Period> periods) {
        List<Period> sorted = periods.stream().sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).overlaps(sorted.get(i))) {
                throw new IllegalArgumentException("Periods overlap: " + sorted);
            }
        }
        return sorted;
    }
}
