package io.oase.base;

import java.util.List;

/**
 * Something to say to a person, in whichever language that person reads: the key of a message in the bundles and what
 * fills its slots. Only the web layer turns it into a sentence.
 *
 * @param key key in {@code messages_*.properties}
 * @param args values for the slots, in order; numbers, strings and {@link java.time.Instant}s
 */
public record Said(String key, List<String> args) {
    public Said {
        args = List.copyOf(args);
    }

    /** A message with its slots filled. */
    public static Said of(String key, Object... args) {
        return new Said(key, java.util.Arrays.stream(args).map(String::valueOf).toList());
    }
}
