package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.prewritten.Origin;
import io.oase.reply.Answering;
import org.jspecify.annotations.Nullable;

/**
 * An answer to be written. {@code seen} is what the conversation said when its author looked; {@code then} is the state
 * after publishing.
 */
record NewReply(
        @Nullable String text,
        @Nullable String visibility,
        @Nullable Long seen,
        @Nullable String then,
        @Nullable Long post,
        @Nullable Source prewritten,
        @Nullable Long replaces)
        implements Body {
    /** As it is sent. */
    Answering.Draft draft() {
        if (seen == null) {
            throw new Refused.Invalid("seen", Said.of("api.seen"));
        }
        return new Answering.Draft(
                Body.given("text", text),
                visibility == null ? null : Parsing.visibility(visibility),
                seen,
                then == null ? null : Parsing.then(then),
                post,
                prewritten == null ? null : prewritten.origin(),
                replaces);
    }

    /** The prewritten reply it came from, and its version. */
    record Source(@Nullable Long id, @Nullable Integer version) {
        private Origin origin() {
            return new Origin(Body.given("prewritten.id", id), Body.given("prewritten.version", version));
        }
    }
}
