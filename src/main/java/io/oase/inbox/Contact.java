package io.oase.inbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person we have heard from, over all channels.
 *
 * @param firstSeen when we first heard of them, or their first conversation began, whichever was earlier
 * @param noAutomaticSince since when they want no automatic messages; null while they do
 * @param identities their handles
 * @param known how many conversations they have, counted up to {@link Conversations#HISTORY}
 * @param conversations the latest of them, latest first
 */
public record Contact(
        long id,
        String name,
        Instant firstSeen,
        @Nullable Instant noAutomaticSince,
        List<Identity> identities,
        int known,
        List<InboxRow> conversations) {
    public Contact {
        identities = List.copyOf(identities);
        conversations = List.copyOf(conversations);
    }
}
