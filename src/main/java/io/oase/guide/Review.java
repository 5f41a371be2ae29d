package io.oase.guide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is learnt from a crisis, as it stands now.
 *
 * @param version of its text; 1 is the draft
 * @param text Markdown
 * @param language it was drafted in, a BCP 47 tag
 * @param writtenAt when this version was written
 * @param writerName who wrote it; null: the draft
 * @param closedAt null while it is worked on
 */
public record Review(
        long activationId,
        long ownerId,
        String ownerName,
        Instant dueAt,
        int version,
        String text,
        String language,
        Instant writtenAt,
        @Nullable String writerName,
        @Nullable Instant closedAt,
        @Nullable String closerName) {
    /** A version of its text. */
    public record Version(
            int version, String text, Instant at, @Nullable String byName) {}
}
