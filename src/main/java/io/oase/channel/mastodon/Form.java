package io.oase.channel.mastodon;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * What was entered to connect, checked.
 *
 * @param base address of the server, without anything behind the host
 * @param token access token; empty when only hashtags are read
 * @param hashtags without #
 * @param words what to search for
 */
record Form(HttpUrl base, Optional<String> token, List<String> hashtags, List<String> words) {
    static final String SERVER = "server";
    static final String HASHTAGS = "hashtags";
    static final String WORDS = "words";
    static final String TOKEN = "token";

    /** Reads a form, tolerating a bare host, a path behind it, # before tags and a “Bearer” before the token. */
    static Form read(Map<String, String> settings, Map<String, String> secrets) {
        HttpUrl base = server(settings.getOrDefault(SERVER, ""));
        Optional<String> token = Optional.of(
                        secrets.getOrDefault(TOKEN, "").strip().replaceFirst("(?i)^bearer\\s+", ""))
                .filter(entered -> !entered.isEmpty());
        if (token.isPresent() && !token.get().chars().allMatch(c -> c > 32 && c < 127)) {
            throw new Refused.Invalid(TOKEN, Said.of("network.mastodon.token.unusable"));
        }
        List<String> hashtags = list(settings.get(HASHTAGS)).stream()
                .map(tag -> tag.replaceFirst("^[#＃]+", ""))
                .filter(tag -> !tag.isEmpty())
                .toList();
        List<String> words = list(settings.get(WORDS));
        if (token.isEmpty() && hashtags.isEmpty()) {
            throw new Refused.Invalid(TOKEN, Said.of("network.mastodon.token.needed"));
        }
        if (token.isEmpty() && !words.isEmpty()) {
            throw new Refused.Invalid(WORDS, Said.of("network.mastodon.words.need_token"));
        }
        return new Form(base, token, hashtags, words);
    }

    private static HttpUrl server(String entered) {
        String address = entered.strip();
        // people paste what they know: their handle, their profile, a bare host
        String host = address.startsWith("@") || (address.contains("@") && !address.contains("/"))
                ? address.substring(address.lastIndexOf('@') + 1)
                : address;
        HttpUrl url = HttpUrl.parse(host.contains("://") ? host : "https://" + host);
        if (address.isEmpty() || url == null || url.host().isEmpty()) {
            throw new Refused.Invalid(SERVER, Said.of("network.mastodon.server.unusable"));
        }
        return new HttpUrl.Builder()
                .scheme(url.scheme())
                .host(url.host())
                .port(url.port())
                .build();
    }

    private static List<String> list(@org.jspecify.annotations.Nullable String entered) {
        return entered == null
                ? List.of()
                : Arrays.stream(entered.split("[\\n,;]"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .distinct()
                        .toList();
    }

    /** The server's name as typed, for words. */
    String host() {
        return base.host().toLowerCase(Locale.ROOT);
    }
}
