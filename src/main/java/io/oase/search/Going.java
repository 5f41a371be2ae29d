package io.oase.search;

/**
 * How far a search has gone back in time, and how far it goes next: as far as there is enough, if there was as much before as in the
 * days it looked at last.
 *
 * @param enough that many found are enough
 * @param atMost that many are looked at altogether
 * @param looked posts that were looked at
 * @param found of these, whose conversations are meant
 * @param last what was seen last
 */
record Going(int enough, int atMost, long looked, long found, Stretch last) {
    static final long FIRST = 1;

    /** All days there are. */
    static final long ALL = Long.MAX_VALUE;

    /** Further back, marks cost more than they spare: then little was found so far, and all of the past is looked through at once. */
    static final long MOST_DAYS = 182;

    /** Fewer posts say nothing about how many there were before. */
    private static final int TELLING = 3;

    /** So many times as far then: a weekend or the small hours are quiet for every word. */
    private static final long FURTHER = 7;

    /** A little more than should be enough, so that it mostly is. */
    private static final double MARGIN = 1.25;

    /**
     * Some days that were looked at.
     *
     * @param days how many; of the latest so much as has passed
     * @param looked posts in them
     * @param found of these, whose conversations are meant
     */
    record Stretch(double days, long looked, long found) {}

    Going(int enough, int atMost) {
        this(enough, atMost, 0, 0, new Stretch(0, 0, 0));
    }

    /** Having gone on for some days. */
    Going on(Stretch seen) {
        return new Going(enough, atMost, looked + seen.looked, found + seen.found, seen);
    }

    boolean isEnough() {
        return found >= enough || looked >= atMost;
    }

    /** How many posts may be looked at next. */
    int most() {
        return (int) (atMost - looked);
    }

    /** How many days to go on. */
    long days() {
        if (last.looked < TELLING) {
            return last.days * FURTHER > MOST_DAYS ? ALL : Math.max(FURTHER, (long) last.days * FURTHER);
        }
        double posts = Math.min(atMost - looked, (enough - found) * (double) looked / Math.max(1, found));
        double days = Math.ceil(MARGIN * posts * last.days / last.looked);
        return days > MOST_DAYS ? ALL : Math.max(1, (long) days);
    }
}
