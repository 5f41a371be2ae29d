package io.oase.prewritten;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A prewritten reply in its latest version.
 *
 * @param no of that version
 * @param changedBy who made it; null for nobody here
 */
public record PrewrittenReply(
        long id,
        int no,
        PrewrittenBody body,
        Instant changedAt,
        @Nullable String changedBy,
        Uses uses) {
    /** How one stood from a time on; the latest first. */
    public record Version(
            int no,
            PrewrittenBody body,
            Instant at,
            @Nullable String by) {}
}
