package io.oase.insight;

import io.oase.target.ClockKind;
import io.oase.target.TargetClock.How;
import org.jspecify.annotations.Nullable;

/**
 * One time that was measured to its end. All lengths in seconds, pauses left out.
 *
 * @param startedAt when it began, in seconds since 1970
 * @param missed whether it ended after it was due; null where nothing was promised
 * @param agent whoever ended it; 0 for nobody here
 * @param team whose matter it was; 0 for none's
 * @param targetVersion 0 for none
 * @param seconds by the clock on the wall
 * @param open in opening time
 * @param delay how much of it had passed before it was seen here
 * @param delayOpen the same in opening time
 */
record Measured(
        ClockKind kind,
        How how,
        @Nullable Boolean missed,
        long startedAt,
        long channel,
        long agent,
        long team,
        long targetVersion,
        int seconds,
        int open,
        int delay,
        int delayOpen) {

    /** Whether it was deleted by those who asked, or is promised no more: it never counts. */
    static boolean counts(How how) {
        return how != How.WITHDRAWN && how != How.DROPPED && how != How.MERGED;
    }

    Ending ending() {
        return Ending.of(kind, how);
    }
}
