package io.oase.channel;

import io.oase.base.Said;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A network could not be read or written. Carries what is wrong in words for people; never a token, an address with a
 * secret in it, or a post's text.
 */
public final class Trouble extends RuntimeException {
    private final Kind kind;
    private final transient Said said;
    private final boolean outcomeUnknown;
    private final @Nullable Instant retryAt;

    public Trouble(Kind kind, Said said, boolean outcomeUnknown, @Nullable Instant retryAt) {
        super(kind + " " + said.key() + said.args(), null, false, false);
        this.kind = kind;
        this.said = said;
        this.outcomeUnknown = outcomeUnknown;
        this.retryAt = retryAt;
    }

    public static Trouble of(Kind kind, Said said) {
        return new Trouble(kind, said, false, null);
    }

    public Kind kind() {
        return kind;
    }

    /** What is wrong and what to do, in words. */
    public Said said() {
        return said;
    }

    /** Whether what was sent may have been carried out all the same. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }

    /** When the network says to come back; empty when it does not say. */
    public Optional<Instant> retryAt() {
        return Optional.ofNullable(retryAt);
    }

    /** The same trouble, with the outcome of a write left open. */
    public Trouble withOutcomeUnknown() {
        return new Trouble(kind, said, true, retryAt);
    }

    /** What to do about it. */
    public enum Kind {
        /** Passing: network down, time-out, 5xx, trickling answer. Back off and try again. */
        UNREACHABLE(true, false),
        /** The network asks for patience (429). */
        RATE_LIMITED(true, false),
        /** The answer could not be understood (HTML, truncated, too large). Back off and try again. */
        BAD_ANSWER(true, false),
        /** Our access is no longer accepted; a person must reconnect. Polling stops. */
        NEEDS_RECONNECTION(false, true),
        /** The place is gone for good (410). Polling stops. */
        GONE(false, true),
        /** The network understood and says no: text too long, parent deleted, blocked. */
        REFUSED(false, false);

        private final boolean passing;
        private final boolean stopsPolling;

        Kind(boolean passing, boolean stopsPolling) {
            this.passing = passing;
            this.stopsPolling = stopsPolling;
        }

        /** Whether trying again later may help without anybody doing anything. */
        public boolean passing() {
            return passing;
        }

        /** Whether a person has to act before polling goes on. */
        public boolean stopsPolling() {
            return stopsPolling;
        }
    }
}
