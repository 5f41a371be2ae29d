package io.oase.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measured values, in ascending order. */
record Figures(double[] sorted) {
    static Figures of(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Figures(sorted);
    }

    double median() {
        return at(0.5);
    }

    /** The value that this share of all values does not exceed (nearest rank); NaN when nothing was measured. */
    double at(double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1];
    }

    /** {@code p50 3.1   p95 5.2   p99 8.0 ms}. */
    String milliseconds() {
        return String.format(Locale.ROOT, "p50 %6.1f   p95 %6.1f   p99 %6.1f ms", median(), at(0.95), at(0.99));
    }
}
