package io.oase.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice as one person has it.
 *
 * @param id number of it; later ones are higher
 * @param createdAt when it was told
 * @param readAt when they read it; null: not yet
 */
public record Told(
        long id, Notice notice, Instant createdAt, @Nullable Instant readAt) {}
