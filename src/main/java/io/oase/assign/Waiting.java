package io.oase.assign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that waits to be given to somebody.
 *
 * @param tags in lower case
 * @param givenBackBy who had it and does not get it again; null for nobody
 */
record Waiting(
        long id,
        long channelId,
        @Nullable Long teamId,
        boolean isPrivate,
        @Nullable String language,
        List<String> tags,
        @Nullable Long givenBackBy) {
    Waiting {
        tags = List.copyOf(tags);
    }
}
