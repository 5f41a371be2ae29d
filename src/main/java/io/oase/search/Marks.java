package io.oase.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What posts are marked with in the index to be found by when they were written: their day ({@code #d}) and their week ({@code #w}), both
 * counted from the first of January 1970 in UTC.
 */
final class Marks {
    private static final long DAY = 86_400;
    private static final int WEEK = 7;

    /** Up to so many days each is named; of more, whole weeks are. */
    private static final long EACH = 14;

    private Marks() {}

    static long day(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), DAY);
    }

    /** When a day begins. */
    static Instant begins(long day) {
        return Instant.ofEpochSecond(day * DAY);
    }

    /** How much of a day has passed at a moment: from 0 to 1. */
    static double passed(Instant at, long day) {
        return Math.max(0, Math.min(1, (at.getEpochSecond() - day * DAY) / (double) DAY));
    }

    /** A {@code tsquery} for the posts of these days. */
    static String between(long first, long last) {
        List<String> marks = new ArrayList<>();
        long day = first;
        while (day <= last) {
            if (last - first >= EACH && Math.floorMod(day, WEEK) == 0 && day + WEEK - 1 <= last) {
                marks.add("'#w" + day / WEEK + "'");
                day += WEEK;
            } else {
                marks.add("'#d" + day + "'");
                day++;
            }
        }
        return "(" + String.join(" | ", marks) + ")";
    }
}
