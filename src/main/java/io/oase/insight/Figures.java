package io.oase.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one kind of measured time. What was withdrawn or is promised no more is in none of them.
 *
 * @param opening lengths of what was done, in opening time
 * @param clock the same by the clock on the wall
 * @param here how often it was done from here
 * @param outside how often in the network's own app
 * @param unneeded how often somebody decided that no answer was needed
 * @param settled how often the matter was resolved without it
 * @param open how many still run
 * @param oldest since when the oldest of those; null when there is none
 * @param overdue how many of those should have been done by now
 * @param kept how many were done within what was promised
 * @param broken how many were not: done late, resolved late without it, or overdue
 * @param waitingOpening how long those that still run have been running, pauses left out, in opening time
 * @param waiting the same by the clock on the wall
 */
public record Figures(
        Lengths opening,
        Lengths clock,
        long here,
        long outside,
        long unneeded,
        long settled,
        long open,
        @Nullable Instant oldest,
        long overdue,
        long kept,
        long broken,
        Lengths waitingOpening,
        Lengths waiting) {

    /**
     * In seconds; null when there is nothing to measure.
     *
     * @param delay mean of what had passed before it was seen here
     */
    public record Lengths(
            @Nullable Long mean,
            @Nullable Long median,
            @Nullable Long p90,
            @Nullable Long delay) {
        /** Mean of what the team needed after it was seen here. */
        public @Nullable Long team() {
            return mean == null || delay == null ? null : mean - delay;
        }
    }

    /** How many were done. */
    public long done() {
        return here + outside;
    }

    /** Everything that is counted. */
    public long all() {
        return done() + unneeded + settled + open;
    }

    /** Percent within what was promised, overdue ones counted as missed; null where nothing was promised. */
    public @Nullable Double share() {
        return kept + broken == 0 ? null : 100.0 * kept / (kept + broken);
    }
}
