package io.oase.channel.bluesky;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Record keys of posts: a time in microseconds and a clock id in 13 letters whose order is the order in time
 * (https://atproto.com/specs/tid).
 */
final class Tid {
    private static final String LETTERS = "234567abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 13;
    private static final Pattern FORM = Pattern.compile("[234567abcdefghij][" + LETTERS + "]{12}");

    private Tid() {}

    /** A key for this moment. Two of the same millisecond differ by what is random in them: 20 bits. */
    static String of(Instant now, UUID random) {
        long low = random.getLeastSignificantBits();
        long millis = Math.max(0, now.toEpochMilli());
        long micros = millis * 1000 + Long.remainderUnsigned(low >>> 10, 1000);
        long value = (micros & ((1L << 53) - 1)) << 10 | low & 0x3ff;
        char[] letters = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            letters[i] = LETTERS.charAt((int) (value & 31));
            value >>>= 5;
        }
        return new String(letters);
    }

    /** The time in a key; empty where it is none of this form. */
    static Optional<Instant> time(String key) {
        if (!FORM.matcher(key).matches()) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < LENGTH; i++) {
            value = value << 5 | LETTERS.indexOf(key.charAt(i));
        }
        return Optional.of(Instant.EPOCH.plus(value >>> 10, ChronoUnit.MICROS));
    }
}
