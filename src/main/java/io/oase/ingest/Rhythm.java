package io.oase.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When a channel is read next. Pure but for the jitter, which is passed in. */
final class Rhythm {
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(15);
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    /** A network that asks for more has a wrong clock or a wrong header. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    private Rhythm() {}

    /** After a good poll: at its own pace, twice as often while people are talking, never before the network allows. */
    static Instant afterSuccess(
            Instant now, int pollSeconds, boolean busy, @Nullable Instant notBefore, RandomGenerator random) {
        Duration pace = Duration.ofSeconds(busy ? pollSeconds / 2 : pollSeconds);
        return later(now, jittered(pace.compareTo(SHORTEST) < 0 ? SHORTEST : pace, random), notBefore);
    }

    /** After trouble: doubling from the channel's own pace up to a quarter of an hour, or when the network says. */
    static Instant afterFailure(
            Instant now, int pollSeconds, int failures, @Nullable Instant retryAt, RandomGenerator random) {
        long doubled = (long) pollSeconds << Math.min(failures - 1, 10);
        Duration wait = Duration.ofSeconds(Math.max(SHORTEST.toSeconds(), doubled));
        Duration longest = Duration.ofSeconds(Math.max(LONGEST_BACK_OFF.toSeconds(), pollSeconds));
        return later(now, jittered(wait.compareTo(longest) > 0 ? longest : wait, random), retryAt);
    }

    /** A tenth to either side, so that channels that started together do not stay together. */
    private static Duration jittered(Duration pace, RandomGenerator random) {
        return pace.plusMillis((long) (pace.toMillis() * 0.1 * (random.nextDouble() * 2 - 1)));
    }

    private static Instant later(Instant now, Duration pace, @Nullable Instant asked) {
        Instant next = now.plus(pace);
        Instant latest = next.isAfter(now.plus(LONGEST_WAIT)) ? next : now.plus(LONGEST_WAIT);
        return asked == null || asked.isBefore(next) ? next : asked.isAfter(latest) ? latest : asked;
    }
}
