package io.oase.assign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when to when somebody is away. Meanwhile nothing is given to them by itself.
 *
 * @param to the first moment they are back
 * @param deputyId who gets what they have when it begins, and is not resolved; null: it is free
 * @param handedAt when that was done; null: not yet
 */
public record Absence(
        long id,
        long accountId,
        Instant from,
        Instant to,
        @Nullable Long deputyId,
        @Nullable Instant handedAt) {
    /** Whether it is now. */
    public boolean on(Instant now) {
        return !from.isAfter(now) && to.isAfter(now);
    }
}
