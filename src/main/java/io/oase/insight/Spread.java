package io.oase.insight;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How lengths are spread: their mean exactly, and what so many percent of them do not exceed, rounded down: below ten minutes
 * to the second, below an hour to ten seconds, below a day to the minute, below ten days to ten minutes, beyond to one percent.
 * Some thousand numbers, however many lengths there are.
 */
final class Spread {
    private static final int TEN_MINUTES = 600;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;
    private static final int TEN_DAYS = 864_000;
    private static final int AT_HOUR = TEN_MINUTES + (HOUR - TEN_MINUTES) / 10;
    private static final int AT_DAY = AT_HOUR + (DAY - HOUR) / 60;
    private static final int AT_TEN_DAYS = AT_DAY + (TEN_DAYS - DAY) / 600;
    private static final double LOG_PERCENT = Math.log(1.01);

    private int[] counts = new int[64];
    private long count;
    private long sum;

    void add(int seconds) {
        int place = place(seconds);
        if (place >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(place + 1, counts.length * 2));
        }
        counts[place]++;
        count++;
        sum += seconds;
    }

    void add(Spread other) {
        if (other.counts.length > counts.length) {
            counts = Arrays.copyOf(counts, other.counts.length);
        }
        for (int i = 0; i < other.counts.length; i++) {
            counts[i] += other.counts[i];
        }
        count += other.count;
        sum += other.sum;
    }

    long count() {
        return count;
    }

    /** In seconds, rounded; null when there is nothing. */
    @Nullable
    Long mean() {
        return count == 0 ? null : Math.round((double) sum / count);
    }

    /** The shortest length that at least so many percent do not exceed; null when there is nothing. */
    @Nullable
    Long percentile(int percent) {
        if (count == 0) {
            return null;
        }
        long wanted = Math.max(1, (count * percent + 99) / 100);
        long passed = 0;
        int place = -1;
        while (passed < wanted) {
            place++;
            passed += counts[place];
        }
        return length(place);
    }

    private static int place(int seconds) {
        if (seconds < TEN_MINUTES) {
            return Math.max(0, seconds);
        }
        if (seconds < HOUR) {
            return TEN_MINUTES + (seconds - TEN_MINUTES) / 10;
        }
        if (seconds < DAY) {
            return AT_HOUR + (seconds - HOUR) / 60;
        }
        if (seconds < TEN_DAYS) {
            return AT_DAY + (seconds - DAY) / 600;
        }
        return AT_TEN_DAYS + (int) (Math.log((double) seconds / TEN_DAYS) / LOG_PERCENT + 1e-9);
    }

    private static long length(int place) {
        if (place < TEN_MINUTES) {
            return place;
        }
        if (place < AT_HOUR) {
            return TEN_MINUTES + (place - TEN_MINUTES) * 10L;
        }
        if (place < AT_DAY) {
            return HOUR + (place - AT_HOUR) * 60L;
        }
        if (place < AT_TEN_DAYS) {
            return DAY + (place - AT_DAY) * 600L;
        }
        return Math.round(TEN_DAYS * Math.pow(1.01, place - AT_TEN_DAYS));
    }
}
