package io.oase.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.RemotePerson;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Our own account.
 *
 * @param id on this server
 * @param key as in {@link RemotePerson#key}
 * @param handle {@code user@host}
 * @param url our page; null when unknown
 */
record Self(String id, String key, String handle, @Nullable String url) {
    /** Whether this account of an answer is ours. */
    boolean is(JsonNode account) {
        return id.equals(Fields.text(account, "id"));
    }

    /** Whether this handle, with or without its host, is ours on a server of this domain. */
    boolean isHandle(String other) {
        return handle.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
