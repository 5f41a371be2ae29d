package io.oase.prewritten;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which prewritten replies are looked for.
 *
 * @param query words that all stand in the name or the text, in any order, without case and accents
 * @param channel only what can be used there; null for any
 * @param team only what it can use; null for any
 * @param language only what is written in it; empty for what is for every language, null for all
 */
public record Search(
        String query,
        @Nullable Long channel,
        @Nullable Long team,
        @Nullable String language) {
    /** All of them. */
    public static final Search ALL = new Search("", null, null, null);

    String[] patterns() {
        return Arrays.stream(Folding.of(query).split("\\s+"))
                .map(word ->
                        "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .toArray(String[]::new);
    }
}
