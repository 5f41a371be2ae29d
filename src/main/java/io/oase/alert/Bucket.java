package io.oase.alert;

import java.time.Duration;
import java.time.Instant;

/** The ten minutes in which posts are counted together. Pure. */
public final class Bucket {
    /** How long one is. */
    public static final Duration LENGTH = Duration.ofMinutes(10);

    private static final long SECONDS = LENGTH.toSeconds();

    private Bucket() {}

    /** When the one began in which this moment lies. */
    public static Instant of(Instant moment) {
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), SECONDS) * SECONDS);
    }

    /** The beginning of the one so many later; earlier for a negative number. */
    public static Instant plus(Instant bucket, long buckets) {
        return bucket.plusSeconds(buckets * SECONDS);
    }

    /** How many begin from one to before another. */
    public static int between(Instant from, Instant to) {
        return Math.toIntExact(Duration.between(from, to).toSeconds() / SECONDS);
    }
}
