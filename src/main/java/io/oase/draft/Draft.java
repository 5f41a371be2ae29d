package io.oase.draft;

import io.oase.channel.Visibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something written and not sent.
 *
 * @param conversationId where it is now
 * @param aside whether it lies beside what they write themselves: handed over, or another version of theirs
 * @param accountId whose it is
 * @param authorId who wrote it
 * @param ended whether it was sent, thrown away or emptied; then {@code text} is empty
 * @param visibility whom it is for; null for the natural choice
 * @param origin the prewritten reply it came from, as forms carry it; empty for none
 * @param seen newest post its author had before them
 * @param version counts what was saved; 0 for nothing yet
 * @param savedAt when it was last saved
 */
public record Draft(
        long id,
        long conversationId,
        long homeId,
        long accountId,
        long authorId,
        String authorName,
        Kind kind,
        boolean aside,
        boolean ended,
        String text,
        @Nullable Visibility visibility,
        String origin,
        long seen,
        int version,
        Instant savedAt) {

    /** What it is to become. */
    public enum Kind {
        /** An answer to be published. */
        ANSWER(50_000),
        /** A note for colleagues. */
        NOTE(20_000);

        private final int longest;

        Kind(int longest) {
            this.longest = longest;
        }

        /** How many characters it may have. */
        public int longest() {
            return longest;
        }
    }
}
