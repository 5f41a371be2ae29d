package io.oase.channel.bluesky;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Access;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in to connect a channel, made usable.
 *
 * @param handle who we are, without @; a DID is taken too
 * @param server origin of the account's server (PDS), without a slash at the end; null: to be found by the handle
 * @param words listened to by search
 * @param messages whether direct messages are read and written
 * @param password app password
 */
record Form(String handle, @Nullable String server, List<String> words, boolean messages, String password) {
    static final String HANDLE = "handle";
    static final String SERVER = "server";
    static final String WORDS = "words";
    static final String MESSAGES = "messages";
    static final String PASSWORD = "password";

    private static final int MOST_WORDS = 20;
    /** https://atproto.com/specs/handle, or a DID. */
    private static final Pattern IDENTIFIER = Pattern.compile(
            "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?|did:[a-z]+:[a-z0-9._:%-]+");

    private static final Pattern APP_PASSWORD = Pattern.compile("[a-z0-9]{4}(-[a-z0-9]{4}){3}");
    private static final Set<String> YES = Set.of("true", "yes", "on", "1");

    /** Reads it, or refuses naming every field that cannot be used. */
    static Form of(Access access) {
        Map<String, Said> wrong = new HashMap<>();
        String handle = handle(access.settings().getOrDefault(HANDLE, ""));
        if (!IDENTIFIER.matcher(handle).matches()) {
            wrong.put("settings." + HANDLE, Said.of("network.bluesky.handle.unusable"));
        }
        String typed = access.settings().getOrDefault(SERVER, "").strip();
        @Nullable String server = origin(typed);
        if (!typed.isEmpty() && server == null) {
            wrong.put("settings." + SERVER, Said.of("network.bluesky.server.unusable"));
        }
        List<String> words = Stream.of(access.settings().getOrDefault(WORDS, "").split("[,\\n\\r]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (words.size() > MOST_WORDS) {
            wrong.put("settings." + WORDS, Said.of("network.bluesky.words.too_many", MOST_WORDS));
        }
        String password = access.secrets().getOrDefault(PASSWORD, "").strip();
        if (password.isEmpty()) {
            wrong.put("secrets." + PASSWORD, Said.of("network.bluesky.password.needed"));
        }
        if (!wrong.isEmpty()) {
            throw new Refused.Invalid(wrong);
        }
        boolean messages = YES.contains(
                access.settings().getOrDefault(MESSAGES, "").strip().toLowerCase(Locale.ROOT));
        return new Form(handle, server, words, messages, password);
    }

    /** Whether the password looks like an app password; the account's own one works too, but should not be here. */
    boolean hasAppPassword() {
        return APP_PASSWORD.matcher(password).matches();
    }

    /** Takes {@code @Kim.example}, a profile address, and what people paste with invisible direction marks in it. */
    private static String handle(String typed) {
        String bare = typed.replaceAll("[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\s]", "");
        bare = bare.replaceFirst("^https?://[^/]+/profile/", "")
                .replaceFirst("^@", "")
                .replaceFirst("/.*$", "");
        return bare.startsWith("did:") ? bare : bare.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String origin(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        HttpUrl url = HttpUrl.parse(typed.contains("://") ? typed : "https://" + typed);
        if (url == null) {
            return null;
        }
        String origin = url.newBuilder()
                .encodedPath("/")
                .query(null)
                .fragment(null)
                .username("")
                .password("")
                .build()
                .toString();
        return origin.substring(0, origin.length() - 1);
    }
}
