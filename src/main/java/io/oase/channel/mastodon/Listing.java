package io.oase.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, newest first, as the server gave it.
 *
 * @param entries what is on it; entries without a usable id are left out
 * @param next where the list goes on; null at its end
 * @param guessed whether {@code next} was put together by us because the server gave no {@code Link} header
 * @param unusable how many entries had no usable id
 */
record Listing(List<Entry> entries, @Nullable String next, boolean guessed, int unusable) {
    Listing {
        entries = List.copyOf(entries);
    }

    /** The page without what was there before; what says no time stays. */
    Listing since(Instant begin) {
        return new Listing(
                entries.stream()
                        .filter(entry -> entry.at() == null || !entry.at().isBefore(begin))
                        .toList(),
                next,
                guessed,
                unusable);
    }

    /** Whether the server sorts by the posts' own time (Hollo), so that a late one appears below known ones. */
    boolean byTime() {
        return next != null && !guessed && !next.contains("max_id=");
    }

    /** One entry; {@code at} is null when the server does not say. */
    record Entry(String id, @Nullable Instant at, JsonNode node) {}
}
