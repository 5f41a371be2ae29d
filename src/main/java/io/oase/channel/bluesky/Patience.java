package io.oase.channel.bluesky;

import io.oase.channel.HttpAnswer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the server's {@code ratelimit-*} headers ask for (reset in epoch seconds). Reading stops before the last requests
 * of a window are used up: what is left belongs to answers.
 */
final class Patience {
    private static final double KEPT_FOR_ANSWERS = 0.1;
    private static final Duration LONGEST = Duration.ofHours(24);

    private volatile @Nullable Instant until;

    /** Notes what this answer says. */
    void note(HttpAnswer answer) {
        Optional<Long> limit = number(answer, "ratelimit-limit");
        Optional<Long> remaining = number(answer, "ratelimit-remaining");
        if (limit.isPresent() && remaining.isPresent()) {
            until = remaining.get() < limit.get() * KEPT_FOR_ANSWERS
                    ? reset(answer).orElse(null)
                    : null;
        }
    }

    /** When reading may go on; empty when it may now. */
    Optional<Instant> notBefore(Instant now) {
        Instant end = until;
        if (end == null || !end.isAfter(now)) {
            return Optional.empty();
        }
        return Optional.of(end.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : end);
    }

    /** When the window of this answer ends; empty where it does not say. */
    static Optional<Instant> reset(HttpAnswer answer) {
        return number(answer, "ratelimit-reset").flatMap(seconds -> {
            try {
                return Optional.of(Instant.ofEpochSecond(seconds));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Long> number(HttpAnswer answer, String header) {
        return answer.header(header).filter(value -> value.matches("\\d{1,18}")).map(Long::valueOf);
    }
}
