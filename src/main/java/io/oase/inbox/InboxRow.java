package io.oase.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.channel.RemotePerson;
import io.oase.db.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One conversation in a list.
 *
 * @param title first line of its first post
 * @param snippet beginning of its latest post
 * @param isPrivate whether the world can read it
 * @param identityId who began it, with handle, name and picture
 * @param nameEmojis custom emoji in the display name; read as {@link #emojis}
 * @param teamId whose matter it is; null where no team answers for it
 * @param dueAt when the next promised time is over; null when nothing is promised or it stands still
 * @param dueWarnAt when three quarters of that time are over
 * @param dueKind which promised time: {@code first_response} …
 * @param unansweredSince when the oldest post without an answer was posted; null when nobody waits for one
 * @param stars of its latest review; null where nobody rated anything
 * @param putOff what is to become of it later, or why it is back; read as {@link #later}
 * @param personal what it is to whoever looks; read as {@link #mine}
 */
public record InboxRow(
        long id,
        String title,
        String snippet,
        ConversationState state,
        boolean isPrivate,
        String kind,
        @Nullable Integer stars,
        int priority,
        long channelId,
        String network,
        String channelName,
        long contactId,
        long identityId,
        String handle,
        String displayName,
        @Nullable String avatarUrl,
        Json nameEmojis,
        @Nullable Long assigneeId,
        @Nullable String assigneeName,
        @Nullable String assigneeInitials,
        @Nullable Long teamId,
        @Nullable String teamName,
        @Nullable String language,
        @Nullable Instant unansweredSince,
        Instant openedAt,
        Instant lastPostAt,
        @Nullable Long lastPostId,
        int posts,
        @Nullable Instant dueAt,
        @Nullable Instant dueWarnAt,
        @Nullable String dueKind,
        List<String> tags,
        Json putOff,
        Json personal) {
    public InboxRow {
        tags = List.copyOf(tags);
    }

    /** Custom emoji that stand in the name. */
    public List<RemotePerson.Emoji> emojis() {
        return nameEmojis.as(new TypeReference<>() {});
    }

    /** What is to become of it later, or why it is back. */
    public Later later() {
        return putOff.as(new TypeReference<>() {});
    }

    /** What it is to whoever looks. */
    public Mine mine() {
        return personal.as(Mine.class);
    }

    /**
     * What a conversation is to whoever looks.
     *
     * @param draft whose text lies here, unsent, for them to see: their own name, or that of whoever handed or left it; null: none
     * @param draftBy account of whoever wrote it; null: none
     * @param mentionedAt when a note last mentioned them; null: never
     * @param mentionUnread whether they have not read that
     */
    public record Mine(
            @Nullable String draft,
            @Nullable Long draftBy,
            @Nullable Instant mentionedAt,
            @Nullable Boolean mentionUnread) {}

    /** The name people know them by: the one they chose, or their handle. */
    public String person() {
        return displayName.isBlank() ? "@" + handle : displayName;
    }
}
