package io.oase.notice;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Hours in which somebody does not want to be disturbed.
 *
 * @param to when they end; not later than {@code from}: on the following day
 * @param days on which they begin
 */
public record Quiet(LocalTime from, LocalTime to, Set<DayOfWeek> days) {
    private static final int WEEK = 7;

    public Quiet {
        days = days.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(days));
    }

    /** Whether they never end. */
    boolean always() {
        return days.size() == WEEK && from.equals(to);
    }

    /** Until when it is quiet, through periods that follow each other without a gap; empty: it is not. */
    Optional<Instant> until(Instant now, ZoneId zone) {
        Optional<Instant> until = Optional.empty();
        for (int periods = 0; periods <= WEEK; periods++) {
            Optional<Instant> further = end(until.orElse(now), zone);
            if (further.isEmpty()) {
                return until;
            }
            until = further;
        }
        return until;
    }

    /** When it becomes quiet next, later than this; empty: never. */
    Optional<Instant> next(Instant after, ZoneId zone) {
        LocalDate today = after.atZone(zone).toLocalDate();
        for (int ahead = 0; ahead <= WEEK; ahead++) {
            LocalDate day = today.plusDays(ahead);
            Instant begin = day.atTime(from).atZone(zone).toInstant();
            if (days.contains(day.getDayOfWeek()) && begin.isAfter(after)) {
                return Optional.of(begin);
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> end(Instant at, ZoneId zone) {
        LocalDate today = at.atZone(zone).toLocalDate();
        Optional<Instant> latest = Optional.empty();
        for (LocalDate day = today.minusDays(1); !day.isAfter(today); day = day.plusDays(1)) {
            Instant begin = day.atTime(from).atZone(zone).toInstant();
            Instant end = (to.isAfter(from) ? day : day.plusDays(1))
                    .atTime(to)
                    .atZone(zone)
                    .toInstant();
            boolean during = days.contains(day.getDayOfWeek()) && !at.isBefore(begin) && at.isBefore(end);
            if (during && latest.filter(end::isBefore).isEmpty()) {
                latest = Optional.of(end);
            }
        }
        return latest;
    }
}
