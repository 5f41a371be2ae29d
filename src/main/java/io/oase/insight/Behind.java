package io.oase.insight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a figure: one page of it, the latest first.
 *
 * @param count how many there are on all pages
 * @param next cursor of the following page; empty on the last one
 */
public record Behind(long count, List<Line> lines, Optional<String> next) {
    public Behind {
        lines = List.copyOf(lines);
    }

    /**
     * A measured time, a resolved matter, or an automatic answer, and its conversation.
     *
     * @param person who began the conversation
     * @param at when it began; of an automatic answer, when it was published
     * @param how what ended it; null while it runs
     * @param missed null where nothing was promised
     * @param seconds by the clock, pauses left out; of what runs, until now; null of automatic answers
     * @param open in opening time; null of what runs
     * @param delay of the seconds, until it was seen here; null of what runs
     * @param by name of whoever ended it, or has it; null for nobody
     * @param contacts of a resolved matter; null of others
     * @param answers likewise
     */
    public record Line(
            long id,
            long conversationId,
            String title,
            String person,
            String channel,
            Instant at,
            @Nullable String how,
            @Nullable Boolean missed,
            @Nullable Integer seconds,
            @Nullable Integer open,
            @Nullable Integer delay,
            @Nullable String by,
            @Nullable Integer contacts,
            @Nullable Integer answers) {}
}
