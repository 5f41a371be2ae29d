package io.oase.notice;

import io.oase.base.Said;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of an attempt to deliver. */
sealed interface Outcome {
    /** It arrived. */
    record Delivered() implements Outcome {}

    /** There is nobody any more to deliver it to. */
    record Pointless() implements Outcome {}

    /** Nobody wants it before then. */
    record Postponed(Instant until) implements Outcome {}

    /**
     * It did not arrive, as far as is known.
     *
     * @param said why, and what to do
     * @param forGood whether trying again is of no use
     * @param notBefore when the other side says to come back; null when it does not say
     */
    record Undelivered(Said said, boolean forGood, @Nullable Instant notBefore) implements Outcome {
        static Undelivered passing(Said said) {
            return new Undelivered(said, false, null);
        }

        static Undelivered forGood(Said said) {
            return new Undelivered(said, true, null);
        }
    }
}
