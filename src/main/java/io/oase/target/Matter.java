package io.oase.target;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What targets look at in a conversation.
 *
 * @param kind of the post that began it, as stored
 * @param tags in lower case
 * @param language BCP 47; null when unknown
 * @param followers of the person who began it; null when unknown
 * @param inCrisis whether it belongs to a crisis in force, drills left aside
 * @param urgent ids of targets it was named for, whatever it is
 */
public record Matter(
        long channelId,
        String network,
        boolean isPrivate,
        String kind,
        Set<String> tags,
        int priority,
        @Nullable String language,
        @Nullable Integer followers,
        boolean inCrisis,
        Set<Long> urgent) {
    public Matter {
        tags = Set.copyOf(tags);
        urgent = Set.copyOf(urgent);
    }
}
