package io.oase.insight;

import io.oase.target.ClockKind;
import io.oase.target.TargetClock.How;

/** What the end of a measured time means for the figures of its kind. */
enum Ending {
    /** What was measured happened, and a person here did it. */
    HERE,
    /** It happened in the network's own app. */
    OUTSIDE,
    /** Somebody decided that no answer was needed. */
    UNNEEDED,
    /** The matter was resolved without it. */
    SETTLED;

    static Ending of(ClockKind kind, How how) {
        return switch (how) {
            case ANSWERED, TAKEN -> HERE;
            case ANSWERED_OUTSIDE -> OUTSIDE;
            case NO_ANSWER_NEEDED -> UNNEEDED;
            case RESOLVED -> kind == ClockKind.RESOLUTION ? HERE : SETTLED;
            case WITHDRAWN, DROPPED, MERGED -> throw new IllegalArgumentException(how + " never counts");
        };
    }
}
