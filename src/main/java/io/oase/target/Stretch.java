package io.oase.target;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Some time without a break.
 *
 * @param from its first moment
 * @param to the moment after its last; later than {@code from}
 */
public record Stretch(Instant from, Instant to) {
    public Stretch {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(from + " is not before " + to);
        }
    }

    /** This much, if it is any. */
    static Optional<Stretch> between(Instant from, Instant to) {
        return from.isBefore(to) ? Optional.of(new Stretch(from, to)) : Optional.empty();
    }

    /** How long it is. */
    public Duration length() {
        return Duration.between(from, to);
    }
}
