package io.oase.insight;

import io.oase.target.ClockKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How a report is cut up.
 *
 * @param by what its groups are told apart by
 * @param detail the kind whose course and week are shown
 * @param zone where days, weeks and hours begin
 * @param unit days, weeks or months: what the course goes by
 * @param slices when each of them begins, the first with the period
 */
public record Slicing(Dimension by, ClockKind detail, ZoneId zone, ChronoUnit unit, List<Instant> slices) {
    /** Hours of a week. */
    public static final int WEEK = 7 * 24;

    private static final int DAYS = 31;
    private static final int WEEKS = 26;

    public Slicing {
        slices = List.copyOf(slices);
    }

    /** Days up to a month, weeks up to half a year, months beyond; the first and the last may be cut off by the period. */
    public static Slicing of(Question question, Dimension by, ClockKind detail, ZoneId zone) {
        long days = Duration.between(question.from(), question.to()).toHours() / 24;
        ChronoUnit unit = days <= DAYS ? ChronoUnit.DAYS : days <= WEEKS * 7 ? ChronoUnit.WEEKS : ChronoUnit.MONTHS;
        List<Instant> slices = new ArrayList<>();
        slices.add(question.from());
        ZonedDateTime next = begin(question.from().atZone(zone), unit);
        do {
            // Begun anew each time: a day may begin at 1:00, where clocks go forward at midnight, and the next one does
            // not.
            next = begin(next.plus(1, unit), unit);
            if (next.toInstant().isAfter(question.from()) && next.toInstant().isBefore(question.to())) {
                slices.add(next.toInstant());
            }
        } while (next.toInstant().isBefore(question.to()));
        return new Slicing(by, detail, zone, unit, slices);
    }

    private static ZonedDateTime begin(ZonedDateTime at, ChronoUnit unit) {
        ZonedDateTime day = at.toLocalDate().atStartOfDay(at.getZone());
        return switch (unit) {
            case WEEKS -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHS -> day.withDayOfMonth(1);
            default -> day;
        };
    }

    /**
     * The same question about one slice only.
     *
     * @param whole what is cut up
     * @param index which slice, from 0
     */
    public Question slice(Question whole, int index) {
        return whole.within(slices.get(index), index + 1 < slices.size() ? slices.get(index + 1) : whole.to());
    }

    /** The same question about the slice that holds a moment; empty when none does. */
    public Optional<Question> slice(Question whole, Instant at) {
        return whole.has(at.getEpochSecond())
                ? Optional.of(slice(whole, slice(at.getEpochSecond())))
                : Optional.empty();
    }

    int slice(long epochSecond) {
        int found = Collections.binarySearch(slices, Instant.ofEpochSecond(epochSecond));
        return found >= 0 ? found : -found - 2;
    }
}
