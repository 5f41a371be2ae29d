package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.oase.inbox.Later;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is to become of a conversation later, as the JSON API shows it. */
final class LaterJson {
    private LaterJson() {}

    /** Put away; {@code until} is null for until they write, {@code wakes_at} is earlier where something is promised. */
    @JsonNaming(SnakeCaseStrategy.class)
    record SnoozeJson(
            @Nullable Instant until,
            @Nullable Instant wakesAt,
            String reason,
            ConversationJson.Colleague by,
            Instant since) {
        static @Nullable SnoozeJson of(Later.@Nullable Snooze snooze) {
            return snooze == null
                    ? null
                    : new SnoozeJson(
                            snooze.until(),
                            snooze.wakeAt(),
                            snooze.reason(),
                            new ConversationJson.Colleague(snooze.accountId(), snooze.name()),
                            snooze.since());
        }
    }

    /** Back, and nobody has done anything about it since. */
    record BackJson(Instant at, String why, String reason, ConversationJson.Colleague by) {
        static @Nullable BackJson of(Later.@Nullable Back back) {
            return back == null
                    ? null
                    : new BackJson(
                            back.at(),
                            back.why(),
                            back.reason(),
                            new ConversationJson.Colleague(back.accountId(), back.name()));
        }
    }

    /** Somebody asks again then. */
    record FollowUpJson(Instant at, String reason, ConversationJson.Colleague by) {
        static @Nullable FollowUpJson of(Later.@Nullable FollowUp followUp) {
            return followUp == null
                    ? null
                    : new FollowUpJson(
                            followUp.at(),
                            followUp.reason(),
                            new ConversationJson.Colleague(followUp.accountId(), followUp.name()));
        }
    }
}
