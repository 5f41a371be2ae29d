package io.oase.inbox;

import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.channel.RemotePost.Poll;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One post of a conversation as people see it. See {@link RemotePost} for what came from the network.
 *
 * @param inConversation false for what only stands above it
 * @param agentId the account that wrote it here; null for others, and for answers typed in the network's own app
 * @param versions how it stood before it was edited, oldest first
 */
public record Post(
        long id,
        String key,
        boolean inConversation,
        boolean own,
        boolean addressed,
        String kind,
        String visibility,
        @Nullable String parentKey,
        @Nullable String parentAbsence,
        @Nullable String url,
        @Nullable Integer stars,
        @Nullable String title,
        String body,
        @Nullable String html,
        @Nullable String warning,
        @Nullable String language,
        List<RemotePost.Media> media,
        @Nullable Poll poll,
        List<RemotePerson.Emoji> emojis,
        Instant postedAt,
        Instant receivedAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        Identity author,
        @Nullable Long replyId,
        @Nullable Long agentId,
        @Nullable String agentName,
        List<Version> versions) {
    public Post {
        media = List.copyOf(media);
        emojis = List.copyOf(emojis);
        versions = List.copyOf(versions);
    }

    /** How a post stood until it was edited. */
    public record Version(
            @Nullable String title,
            String body,
            @Nullable String warning,
            @Nullable Integer stars,
            Instant replacedAt) {}
}
