package io.oase.channel;

import io.oase.base.Said;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How well a channel is read: its line in the ledger.
 *
 * @param levelAt last time everything visible had been read; null: never yet
 * @param triedAt last attempt; null: never yet
 * @param failingSince start of the present trouble; null when all is well
 * @param trouble what is wrong, in words; empty when all is well
 * @param needsPerson polling has stopped until somebody reconnects
 * @param loss said when posts may have been lost, with its time
 * @param nextAt when the next poll is planned; null when none is
 * @param received posts stored, ever
 * @param unreadable entries left out, ever, because they could not be understood
 * @param lagMs from posted to stored, of the last page that had posts; null: none yet
 * @param reading whether a poll is under way now
 */
public record Coverage(
        long channelId,
        @Nullable Instant levelAt,
        @Nullable Instant triedAt,
        @Nullable Instant failingSince,
        Optional<Said> trouble,
        boolean needsPerson,
        @Nullable Instant lossAt,
        Optional<Said> loss,
        @Nullable Instant nextAt,
        long received,
        long unreadable,
        @Nullable Long lagMs,
        boolean reading) {
    /** Whether people have to be told that nothing comes in from here. */
    public boolean blind() {
        return failingSince != null;
    }
}
