package io.oase.inbox;

import io.oase.channel.RemotePerson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of a person's handles on a network; see {@link RemotePerson}. */
public record Identity(
        long id,
        long contactId,
        String network,
        String handle,
        String displayName,
        @Nullable String url,
        @Nullable String avatarUrl,
        @Nullable Integer followers,
        boolean bot,
        List<RemotePerson.Emoji> emojis) {
    public Identity {
        emojis = List.copyOf(emojis);
    }

    /** The name people know them by. */
    public String person() {
        return displayName.isBlank() ? "@" + handle : displayName;
    }
}
