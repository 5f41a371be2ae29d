package io.oase.target;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Arithmetic over the time somebody is there. Pure: the same calendar, moments and pauses give the same answer on every
 * machine and at every hour.
 */
public final class OpeningTime {
    private final Calendar calendar;

    public OpeningTime(Calendar calendar) {
        this.calendar = calendar;
    }

    /** When so much open time has passed, or that it never will have. */
    public sealed interface Reckoned {
        /**
         * It will.
         *
         * @param at the moment
         * @param counted the stretches that were counted, in order; empty when nothing had to pass
         */
        record Due(Instant at, List<Stretch> counted) implements Reckoned {
            public Due {
                counted = List.copyOf(counted);
            }
        }

        /**
         * The calendar does not open often enough.
         *
         * @param missing what is left after all that will ever be open
         */
        record Never(Duration missing) implements Reckoned {}
    }

    /**
     * When a span of open time has passed.
     *
     * @param start from when on time counts
     * @param span how much must pass; not negative
     * @param pauses times that do not count, in any order; may overlap
     */
    public Reckoned after(Instant start, Duration span, List<Stretch> pauses) {
        if (span.isNegative()) {
            throw new IllegalArgumentException("A span is not negative: " + span);
        }
        List<Stretch> counted = new ArrayList<>();
        if (span.isZero()) {
            return new Reckoned.Due(start, counted);
        }
        Duration left = span;
        for (Iterator<Stretch> open = counting(start, pauses); open.hasNext(); ) {
            Stretch stretch = open.next();
            if (stretch.length().compareTo(left) >= 0) {
                Instant due = stretch.from().plus(left);
                counted.add(new Stretch(stretch.from(), due));
                return new Reckoned.Due(due, counted);
            }
            counted.add(stretch);
            left = left.minus(stretch.length());
        }
        return new Reckoned.Never(left);
    }

    /** How much open time lies between two moments, pauses left out; zero when the second is not after the first. */
    public Duration between(Instant from, Instant to, List<Stretch> pauses) {
        Duration sum = Duration.ZERO;
        for (Iterator<Stretch> open = counting(from, pauses); open.hasNext(); ) {
            Stretch stretch = open.next();
            if (!stretch.from().isBefore(to)) {
                return sum;
            }
            sum = sum.plus(Duration.between(stretch.from(), stretch.to().isBefore(to) ? stretch.to() : to));
        }
        return sum;
    }

    /** Whether somebody is there at this moment. */
    public boolean open(Instant at) {
        return next(at).filter(stretch -> !stretch.from().isAfter(at)).isPresent();
    }

    /** The stretch that is open now, or opens next; empty when none ever does. */
    public Optional<Stretch> next(Instant from) {
        Openings openings = new Openings(calendar, from);
        return openings.hasNext() ? Optional.of(openings.next()) : Optional.empty();
    }

    private Iterator<Stretch> counting(Instant from, List<Stretch> pauses) {
        Openings openings = new Openings(calendar, from);
        return pauses.isEmpty() ? openings : new WithoutPauses(openings, pauses);
    }
}
