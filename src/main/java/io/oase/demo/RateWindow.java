package io.oase.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How many requests are left in the present five minutes, told as Mastodon tells it: the reset as an ISO time. */
final class RateWindow {
    /** Real servers give 300 to one token; here a rehearsal may poll as lively as it likes. */
    static final int LIMIT = 3_000;

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Clock clock;
    private Instant reset = Instant.EPOCH;
    private int used;

    RateWindow(Clock clock) {
        this.clock = clock;
    }

    /** Counts one request; false when it is one too many. */
    synchronized boolean take() {
        var now = clock.instant();
        if (!now.isBefore(reset)) {
            reset = Instant.ofEpochSecond((now.getEpochSecond() / WINDOW.toSeconds() + 1) * WINDOW.toSeconds());
            used = 0;
        }
        used++;
        return used <= LIMIT;
    }

    /** The headers every answer carries. */
    synchronized Map<String, String> headers() {
        return Map.of(
                "X-RateLimit-Limit", String.valueOf(LIMIT),
                "X-RateLimit-Remaining", String.valueOf(Math.max(0, LIMIT - used)),
                "X-RateLimit-Reset", reset.toString());
    }
}
