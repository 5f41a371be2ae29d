package io.oase.web;

import org.jspecify.annotations.Nullable;

/**
 * How many stars somebody gave.
 *
 * @param stars as signs, full ones first
 * @param words the same for those who do not see them
 */
public record Rating(String stars, String words) {
    private static final int MOST = 5;

    /** Null for what is no review. */
    static @Nullable Rating of(Reader reader, @Nullable Integer stars) {
        return stars == null
                ? null
                : new Rating("★".repeat(stars) + "☆".repeat(MOST - stars), reader.say("rating.stars", stars));
    }
}
