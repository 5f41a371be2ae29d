package io.oase.target;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the time a calendar is open, from a moment on, in order. Open is when the clock on the wall shows a time within
 * a period of its day: an hour that the clock shows twice counts twice, one that it skips counts not at all.
 */
final class Openings implements Iterator<Stretch> {
    private final Calendar calendar;
    private final Queue<Stretch> found = new ArrayDeque<>();
    /** Since when the offset holds, or the start. */
    private Instant since;

    private ZoneOffset offset;
    /** When another offset begins to hold; null: this one holds for ever. */
    private @Nullable Instant until;

    private LocalDate date;

    Openings(Calendar calendar, Instant start) {
        this.calendar = calendar;
        this.since = start;
        this.offset = calendar.zone().getRules().getOffset(start);
        this.until = nextTransition();
        this.date = LocalDate.ofInstant(start, offset);
    }

    @Override
    public boolean hasNext() {
        while (found.isEmpty()) {
            if (calendar.neverOpensAfter(date.minusDays(1))) {
                return false;
            }
            find();
        }
        return true;
    }

    @Override
    public Stretch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return found.remove();
    }

    /** What is open on the day, as far as the offset holds; then on to the next day, or to the next offset. */
    private void find() {
        for (Period period : calendar.day(date).periods()) {
            Instant from = later(since, at(period.from()));
            Instant to = at(period.to());
            Instant end = until == null || to.isBefore(until) ? to : until;
            Stretch.between(from, end).ifPresent(found::add);
        }
        LocalDateTime tomorrow = date.plusDays(1).atStartOfDay();
        if (until == null || tomorrow.toInstant(offset).isBefore(until)) {
            date = tomorrow.toLocalDate();
        } else {
            since = until;
            offset = calendar.zone().getRules().getOffset(since);
            until = nextTransition();
            date = LocalDate.ofInstant(since, offset);
        }
    }

    private Instant at(int minute) {
        return date.atStartOfDay().plusMinutes(minute).toInstant(offset);
    }

    private @Nullable Instant nextTransition() {
        ZoneOffsetTransition next = calendar.zone().getRules().nextTransition(since);
        return next == null ? null : next.getInstant();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
