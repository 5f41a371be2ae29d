package io.oase.target;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * How much opening time has passed between any moment in a past and its end: {@link OpeningTime#between} for very many moments,
 * reckoned through once. Pure.
 */
public final class OpenSince {
    private final long end;
    private final long[] from;
    private final long[] to;
    /** Open milliseconds from each opening's beginning to the end. */
    private final long[] after;

    /**
     * @param first the earliest moment that will be asked for
     * @param end until when it counts
     */
    public OpenSince(Calendar calendar, Instant first, Instant end) {
        this.end = end.toEpochMilli();
        long[] begins = new long[64];
        long[] ends = new long[64];
        int many = 0;
        Openings openings = new Openings(calendar, first);
        while (openings.hasNext()) {
            Stretch open = openings.next();
            if (!open.from().isBefore(end)) {
                break;
            }
            if (many == begins.length) {
                begins = Arrays.copyOf(begins, many * 2);
                ends = Arrays.copyOf(ends, many * 2);
            }
            begins[many] = open.from().toEpochMilli();
            ends[many++] = Math.min(open.to().toEpochMilli(), this.end);
        }
        from = Arrays.copyOf(begins, many);
        to = Arrays.copyOf(ends, many);
        after = new long[many + 1];
        for (int i = many - 1; i >= 0; i--) {
            after[i] = after[i + 1] + to[i] - from[i];
        }
    }

    /**
     * Open seconds that count.
     *
     * @param start not before the first moment
     * @param pauses what does not count; do not overlap
     */
    public long seconds(Instant start, List<Stretch> pauses) {
        return Math.max(0, millis(start, pauses)) / 1000;
    }

    private long millis(Instant start, List<Stretch> pauses) {
        long sum = since(start.toEpochMilli());
        for (Stretch pause : pauses) {
            sum -= since(pause.from().toEpochMilli()) - since(pause.to().toEpochMilli());
        }
        return sum;
    }

    /** The same, standing still since a moment. */
    public long secondsUntil(Instant start, List<Stretch> pauses, Instant stands) {
        return Math.max(0, millis(start, pauses) - since(stands.toEpochMilli())) / 1000;
    }

    private long since(long moment) {
        if (moment >= end) {
            return 0;
        }
        int found = Arrays.binarySearch(to, moment);
        int next = found >= 0 ? found + 1 : -found - 1;
        if (next >= from.length) {
            return 0;
        }
        long within = Math.max(0, moment - from[next]);
        return after[next] - within;
    }
}
