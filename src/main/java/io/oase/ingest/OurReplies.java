package io.oase.ingest;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Tells which of our own posts, seen on a network, were published from here. */
public interface OurReplies {
    /** One of our own posts as the network shows it, and the conversation it stands in. */
    record OwnPost(String key, long conversationId, String body) {}

    /**
     * Ids of the replies these posts were published from, by post key; a post that was typed in the network's own app is
     * absent. Also knows a part that was sent and whose receipt has not arrived.
     */
    Map<String, Long> match(Handle db, long channelId, List<OwnPost> posts);
}
