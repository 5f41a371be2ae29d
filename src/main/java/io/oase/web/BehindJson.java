package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.oase.insight.Behind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a figure of a report, as programs read it: one page, the latest first.
 *
 * @param count how many there are on all pages
 * @param next the cursor of the following page; null on the last one
 */
record BehindJson(
        long count, List<Line> conversations, @Nullable String next) {
    /** One measured time, resolved matter or automatic answer, and its conversation; lengths in seconds. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Line(
            long conversationId,
            String title,
            String person,
            String channel,
            Instant beganAt,
            @Nullable String how,
            @Nullable String by,
            @Nullable Boolean missed,
            @Nullable Integer opening,
            @Nullable Integer clock,
            @Nullable Integer delay,
            @Nullable Integer contacts,
            @Nullable Integer answers) {
        static Line of(Behind.Line of) {
            return new Line(
                    of.conversationId(),
                    of.title(),
                    of.person(),
                    of.channel(),
                    of.at(),
                    of.how(),
                    of.by(),
                    of.missed(),
                    of.open(),
                    of.seconds(),
                    of.delay(),
                    of.contacts(),
                    of.answers());
        }
    }

    static BehindJson of(Behind behind) {
        return new BehindJson(
                behind.count(),
                behind.lines().stream().map(Line::of).toList(),
                behind.next().orElse(null));
    }
}
