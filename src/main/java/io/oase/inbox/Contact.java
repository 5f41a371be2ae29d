package io.oase.inbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person we have heard from, over all channels.
 *
 * @param noAutomaticSince since when they want no automatic messages; null while they do
 * @param identities their handles
 * @param conversations their conversations, latest first, at most a hundred
 */
public record Contact(
        long id,
        String name,
        Instant firstSeen,
        @Nullable Instant noAutomaticSince,
        List<Identity> identities,
        List<InboxRow> conversations) {
    public Contact {
        identities = List.copyOf(identities);
        conversations = List.copyOf(conversations);
    }
}
