package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.oase.target.ConversationClocks.Explained;
import io.oase.target.Reckoning.Result;
import io.oase.target.Span;
import io.oase.target.Stretch;
import io.oase.target.Target;
import io.oase.target.TargetClock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clock of a conversation as the JSON API shows it. Times are ISO 8601 in UTC.
 *
 * @param countedFrom from when on the promised time counts: when it started, or later, when it came to be promised in a crisis
 * @param spanSeconds what is promised; null: it is only measured
 * @param counting {@code opening} or {@code clock}; null like the span
 */
@JsonNaming(SnakeCaseStrategy.class)
record ClockJson(
        String kind,
        Instant startedAt,
        Instant seenAt,
        Instant countedFrom,
        @Nullable Long spanSeconds,
        @Nullable String counting,
        @Nullable Instant dueAt,
        @Nullable Version target,
        Version calendar,
        @Nullable Instant pausedAt,
        List<Stretch> pauses,
        @Nullable Ended ended) {
    /** A target or calendar as it was. */
    record Version(long id, String name, int version) {}

    /** How it ended, and what it measured. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Ended(
            Instant at,
            String how,
            @Nullable String by,
            long seconds,
            long openSeconds,
            long delaySeconds,
            @Nullable Boolean missed) {}

    static ClockJson of(Explained explained, Reader reader) {
        TargetClock clock = explained.clock();
        Target target = explained.target();
        Span span = explained.reckoning().span();
        return new ClockJson(
                clock.kind().id(),
                clock.startedAt(),
                clock.seenAt(),
                clock.countedFrom(target),
                span == null ? null : span.length().toSeconds(),
                span == null ? null : span.counting().id(),
                explained.reckoning().dueAt().orElse(null),
                target == null ? null : new Version(target.id(), new TargetNames(reader).of(target), target.no()),
                new Version(
                        explained.calendar().calendarId(),
                        explained.calendar().name(),
                        explained.calendar().no()),
                clock.pausedAt(),
                clock.pauses(),
                ended(explained));
    }

    private static @Nullable Ended ended(Explained explained) {
        TargetClock.End end = explained.clock().end();
        Result result = explained.reckoning().result();
        return end == null || result == null
                ? null
                : new Ended(
                        end.at(),
                        end.how().id(),
                        explained.endedBy(),
                        result.total().toSeconds(),
                        result.open().toSeconds(),
                        result.delay().toSeconds(),
                        result.missed());
    }
}
