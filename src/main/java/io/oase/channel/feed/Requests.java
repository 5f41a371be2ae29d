package io.oase.channel.feed;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Access;
import io.oase.channel.Http;
import io.oase.channel.HttpAnswer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Asks for a feed: with validators, and with the password only where it belongs. */
final class Requests {
    private static final String ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json,"
            + " application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1";

    private final Http http;
    private final HttpUrl address;
    private final @Nullable String credentials;

    private Requests(Http http, HttpUrl address, @Nullable String credentials) {
        this.http = http;
        this.address = address;
        this.credentials = credentials;
    }

    /**
     * Reads the settings. {@code feed:} addresses, as browsers once handed them on, and addresses without a scheme are
     * understood.
     *
     * @throws Refused.Invalid when the address is none
     */
    static Requests of(Access access) {
        String typed = access.settings().getOrDefault(FeedNetwork.ADDRESS, "").strip();
        String plain = typed.replaceFirst("(?i)^feed:(//)?(?=https?:)", "").replaceFirst("(?i)^feed://", "https://");
        String scheme = plain.toLowerCase(Locale.ROOT);
        String full = scheme.startsWith("http://") || scheme.startsWith("https://") ? plain : "https://" + plain;
        HttpUrl address = HttpUrl.parse(full);
        if (address == null || plain.isEmpty() || !full.equals(plain) && plain.contains("://")) {
            throw new Refused.Invalid(FeedNetwork.ADDRESS, Said.of("network.feed.address.unusable"));
        }
        String user = access.settings().getOrDefault(FeedNetwork.USER, address.username());
        String password = access.secrets().getOrDefault(FeedNetwork.PASSWORD, address.password());
        boolean open = user.isEmpty() && password.isEmpty();
        HttpUrl bare =
                address.newBuilder().username("").password("").fragment(null).build();
        return new Requests(
                access.http(),
                bare,
                open ? null : Credentials.basic(user, password, java.nio.charset.StandardCharsets.UTF_8));
    }

    /** The address that was typed, in full and without password. */
    String address() {
        return address.toString();
    }

    /** Asks. The validators go out as they came in, character by character. */
    HttpAnswer get(String url, @Nullable String etag, @Nullable String modified) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept", ACCEPT);
        if (etag != null) {
            headers.put("If-None-Match", etag);
        }
        if (modified != null) {
            headers.put("If-Modified-Since", modified);
        }
        if (credentials != null && isOurs(HttpUrl.parse(url))) {
            headers.put("Authorization", credentials);
        }
        return http.get(url, headers);
    }

    /** A feed that has moved does not take the password with it to another server, or out of HTTPS. */
    private boolean isOurs(@Nullable HttpUrl url) {
        return url != null && url.host().equals(address.host()) && (url.isHttps() || !address.isHttps());
    }
}
