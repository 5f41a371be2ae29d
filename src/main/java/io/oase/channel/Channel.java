package io.oase.channel;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connected account, page, feed or search on a network, without its secrets.
 *
 * @param network id of its network
 * @param place server or title, as the network says
 * @param selfHandle who we are there, without @; null where the channel has no account
 * @param signOff Mustache template for what stands behind every answer; empty for the default
 * @param pollSeconds how often it is read when it is quiet
 * @param importSince how far back the first poll reads
 * @param version grows whenever settings or secrets change
 * @param state whether it is read at all
 */
public record Channel(
        long id,
        String network,
        String name,
        Map<String, String> settings,
        String place,
        @Nullable String selfKey,
        @Nullable String selfHandle,
        String signOff,
        int pollSeconds,
        Instant importSince,
        int version,
        State state,
        Instant createdAt) {
    public Channel {
        settings = Map.copyOf(settings);
    }

    /** Whether a channel is read. */
    public enum State {
        ACTIVE,
        PAUSED,
        /** Disconnected; its conversations stay. */
        REMOVED
    }
}
