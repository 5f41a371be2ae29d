package io.oase.channel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A post we have stored, as much of it as a connector needs to answer it or look at it again.
 *
 * @param key the network's own stable id
 * @param authorHandle handle of its author, without @
 * @param own whether we wrote it
 * @param visibility who can read it
 * @param warning its content warning; null when there is none
 * @param ref what the connector put into {@link RemotePost#ref} or {@link Connector.Published#ref}
 */
public record KnownPost(
        String key,
        String authorHandle,
        boolean own,
        Visibility visibility,
        @Nullable String warning,
        Map<String, String> ref) {
    public KnownPost {
        ref = Map.copyOf(ref);
    }
}
