package io.oase.notice;

import io.oase.base.Said;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How well notices leave by one way.
 *
 * @param waiting how many are due or will be tried again; what waits for the end of quiet hours does not count
 * @param failing how many of those could not be delivered at least once
 * @param since when the oldest of those was told; null: none fails
 * @param trouble why one of them could not be delivered; null: none fails
 * @param givenUp how many were given up in the last 24 hours
 * @param stuck how many have been due for minutes, and nobody has tried
 */
public record Backlog(
        Way way,
        int waiting,
        int failing,
        @Nullable Instant since,
        @Nullable Said trouble,
        int givenUp,
        int stuck) {}
