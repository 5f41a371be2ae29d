package io.oase.target;

/**
 * One opening period of a day, by the clock on the wall there.
 *
 * @param from first minute after midnight that is open, 0 to 1439
 * @param to first minute that is closed again, after {@code from}; 1440 is midnight at the end of the day
 */
public record Period(int from, int to) implements Comparable<Period> {
    /** The whole day. */
    public static final Period ALL_DAY = new Period(0, 1440);

    public Period {
        if (from < 0 || to <= from || to > 1440) {
            throw new IllegalArgumentException("No period of a day: " + from + " to " + to);
        }
    }

    @Override
    public int compareTo(Period other) {
        return from == other.from ? Integer.compare(to, other.to) : Integer.compare(from, other.from);
    }

    boolean overlaps(Period other) {
        return from < other.to && other.from < to;
    }
}
