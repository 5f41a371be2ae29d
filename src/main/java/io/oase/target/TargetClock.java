package io.oase.target;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One clock of one conversation: what it measures, from when on, and how it ended. What is promised and when it is due is
 * reckoned from it ({@link Reckoning}).
 *
 * @param id 0 for one that is not stored yet
 * @param startPostId the post that started it; null when somebody here opened the matter again
 * @param startedAt when that was published on the network; not before the channel was connected
 * @param seenAt when it was stored here
 * @param pausedAt since when it stands still; null while it runs
 * @param pauses when it stood still before
 * @param toldPercent the last step before or after a miss that was taken
 * @param end null while it runs or stands still
 */
public record TargetClock(
        long id,
        ClockKind kind,
        @Nullable Long startPostId,
        Instant startedAt,
        Instant seenAt,
        @Nullable Instant pausedAt,
        List<Stretch> pauses,
        int toldPercent,
        @Nullable End end) {
    public TargetClock {
        pauses = List.copyOf(pauses);
    }

    /**
     * How a clock ended.
     *
     * @param by the account that did it; null when it was done in the network's own app, or by the one who had asked
     * @param postId the post that did it
     */
    public record End(
            Instant at,
            How how,
            @Nullable Long by,
            @Nullable Long postId) {}

    /** What ends a clock. */
    public enum How {
        /** A person answered from here. */
        ANSWERED,
        /** A person answered in the network's own app. */
        ANSWERED_OUTSIDE,
        /** Somebody has it. */
        TAKEN,
        /** The matter is resolved. */
        RESOLVED,
        /** Somebody decided that it needs no answer. */
        NO_ANSWER_NEEDED,
        /** Those who asked deleted what they had asked. */
        WITHDRAWN,
        /** Nobody promises it any more. */
        DROPPED,
        /** Another clock measures on for both conversations. */
        MERGED;

        /** Its name in the database, in the API and in message keys. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** From when on this target counts: never before it was there, where it goes before the list. */
    public Instant countedFrom(@Nullable Target target) {
        Instant since = target == null ? null : target.urgentSince();
        return since != null && since.isAfter(startedAt) ? since : startedAt;
    }

    TargetClock startingWith(Turn.Spoken post, Instant from) {
        return startPostId != null && startPostId == post.id()
                ? this
                : new TargetClock(id, kind, post.id(), from, post.receivedAt(), pausedAt, pauses, toldPercent, end);
    }

    TargetClock pausedAt(Instant at) {
        Instant since = at.isBefore(startedAt) ? startedAt : at;
        return pausedAt != null || end != null
                ? this
                : new TargetClock(id, kind, startPostId, startedAt, seenAt, since, pauses, toldPercent, null);
    }

    TargetClock resumedAt(Instant at) {
        if (pausedAt == null) {
            return this;
        }
        List<Stretch> all = new ArrayList<>(pauses);
        Stretch.between(pausedAt, at).ifPresent(all::add);
        return new TargetClock(id, kind, startPostId, startedAt, seenAt, null, all, toldPercent, end);
    }

    TargetClock ended(End how) {
        Instant at = how.at().isBefore(startedAt) ? startedAt : how.at();
        TargetClock whole = resumedAt(at);
        return new TargetClock(
                id,
                kind,
                startPostId,
                startedAt,
                seenAt,
                null,
                whole.pauses,
                toldPercent,
                new End(at, how.how(), how.by(), how.postId()));
    }

    TargetClock told(int percent) {
        return new TargetClock(id, kind, startPostId, startedAt, seenAt, pausedAt, pauses, percent, end);
    }
}
