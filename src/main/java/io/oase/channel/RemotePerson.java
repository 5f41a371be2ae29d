package io.oase.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on a network.
 *
 * @param key the network's own unchanging id (a DID, an actor address); handles change, this does not
 * @param handle as people write it, without a leading @: {@code kim@example.org}
 * @param displayName plain text; empty when none was chosen
 * @param url their page; null when unknown
 * @param avatarUrl their picture; null when unknown
 * @param followers reach; null when the network does not say
 * @param bot whether the account says it is automatic
 * @param emojis custom emoji in the display name
 */
public record RemotePerson(
        String key,
        String handle,
        String displayName,
        @Nullable String url,
        @Nullable String avatarUrl,
        @Nullable Integer followers,
        boolean bot,
        List<Emoji> emojis) {
    public RemotePerson {
        emojis = List.copyOf(emojis);
    }

    /** Somebody of whom only this much is known. */
    public static RemotePerson of(String key, String handle, String displayName) {
        return new RemotePerson(key, handle, displayName, null, null, null, false, List.of());
    }

    /** A custom picture that stands for {@code :shortcode:} in a text. */
    public record Emoji(String shortcode, String url) {}
}
