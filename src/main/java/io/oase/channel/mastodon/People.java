package io.oase.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePerson.Emoji;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Accounts of an answer as {@link RemotePerson}s. */
final class People {
    private People() {}

    /** The person, with the host in the handle even when local; empty when there is not even a name. */
    static Optional<RemotePerson> read(JsonNode account, String domain) {
        String name = Fields.text(account, "acct");
        if (name == null) {
            name = Fields.text(account, "username");
        }
        if (name == null) {
            return Optional.empty();
        }
        String handle = handle(name, domain);
        String url = Fields.text(account, "url");
        String uri = Fields.text(account, "uri");
        return Optional.of(new RemotePerson(
                uri != null ? uri : url != null ? url : handle,
                handle,
                Fields.textOrEmpty(account, "display_name"),
                url,
                firstOf(Fields.text(account, "avatar_static"), Fields.text(account, "avatar")),
                Fields.number(account, "followers_count"),
                account.path("bot").asBoolean(false),
                emojis(account)));
    }

    /** {@code kim} → {@code kim@our.domain}; {@code kim@there.example} stays. */
    static String handle(String acct, String domain) {
        String bare = acct.startsWith("@") ? acct.substring(1) : acct;
        return bare.contains("@") ? bare : bare + "@" + domain;
    }

    /** Custom emoji of a post or an account. */
    static List<Emoji> emojis(JsonNode owner) {
        List<Emoji> emojis = new ArrayList<>();
        for (JsonNode emoji : owner.path("emojis")) {
            String code = Fields.text(emoji, "shortcode");
            String url = firstOf(Fields.text(emoji, "static_url"), Fields.text(emoji, "url"));
            if (code != null && url != null) {
                emojis.add(new Emoji(code, url));
            }
        }
        return emojis;
    }

    @SuppressWarnings("NullAway") // null only when both are
    private static @org.jspecify.annotations.Nullable String firstOf(
            @org.jspecify.annotations.Nullable String one, @org.jspecify.annotations.Nullable String two) {
        return one != null ? one : two;
    }
}
