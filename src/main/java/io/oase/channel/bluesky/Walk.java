package io.oase.channel.bluesky;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A way down a list that is newest first, page by page, to where it ended the last time. Pure; survives in a bookmark.
 * Marks are what the list is sorted by, written so that the order of letters is the order of the list.
 *
 * @param floor mark below which everything was read by the walk before; null before the first walk has ended
 * @param top highest mark of the walk under way; null when none is
 * @param cursor where the walk goes on; null when none is under way
 * @param beyond how many pages the very first walk has read below the time from which posts are wanted
 */
record Walk(
        @Nullable String floor,
        @Nullable String top,
        @Nullable String cursor,
        int beyond) {
    static final Walk START = new Walk(null, null, null, 0);

    /** Whether there is more of it to read. */
    boolean underWay() {
        return cursor != null;
    }

    /** Forgets the walk under way: it begins at the top again, with the same floor. */
    Walk again() {
        return new Walk(floor, null, null, 0);
    }

    /** One page as a walk sees it: its marks, and the cursor of the next one; null where a page has none. */
    record Turned(
            @Nullable String highest,
            @Nullable String lowest,
            @Nullable String next) {}

    /**
     * How the walk stands after a page.
     *
     * @param wanted mark from which posts are wanted at all
     * @param mostBeyond how many pages below that the first walk reads all the same
     * @param overlap makes the next floor of the highest mark: how much is read again because it may come late
     */
    Walk after(Turned page, String wanted, int mostBeyond, UnaryOperator<String> overlap) {
        String highest = cursor == null || top == null ? page.highest() : top;
        boolean low = page.lowest() != null && page.lowest().compareTo(wanted) < 0;
        int further = low ? beyond + 1 : beyond;
        boolean reached = floor == null
                ? low && further > mostBeyond
                : page.lowest() != null && page.lowest().compareTo(floor) < 0;
        if (page.next() == null || reached) {
            return new Walk(highest == null ? floor : overlap.apply(highest), null, null, 0);
        }
        return new Walk(floor, highest, page.next(), further);
    }
}
