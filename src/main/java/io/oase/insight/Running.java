package io.oase.insight;

import io.oase.target.ClockKind;
import java.time.Instant;

/**
 * One time that is still measured.
 *
 * @param agent whoever has the conversation; 0 for nobody
 * @param team whose matter it is; 0 for none's
 * @param targetVersion 0 for none
 * @param seconds how long it has been running, by the clock on the wall, pauses left out
 * @param open the same in opening time
 */
record Running(
        ClockKind kind,
        Instant startedAt,
        long channel,
        long agent,
        long team,
        long targetVersion,
        boolean overdue,
        int seconds,
        int open) {}
