package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.oase.target.ConversationClocks.Explained;
import io.oase.target.Reckoning.Result;
import io.oase.target.Stretch;
import io.oase.target.Target;
import io.oase.target.TargetClock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A clock of a conversation as the JSON API shows it. Times are ISO 8601 in UTC. */
@JsonNaming(SnakeCaseStrategy.class)
record ClockJson(
        String kind,
        Instant startedAt,
        Instant seenAt,
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
        return new ClockJson(
                clock.kind().id(),
                clock.startedAt(),
                clock.seenAt(),
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
