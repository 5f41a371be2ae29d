package io.oase.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oase.channel.Http;
import io.oase.channel.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The server's HTTP interface: addresses, access token, rate limits. Error statuses are returned, not thrown. */
final class Api {
    private final Http http;
    private final Form form;
    private final Clock clock;
    private final AtomicReference<@Nullable Instant> patience = new AtomicReference<>();

    Api(Http http, Form form, Clock clock) {
        this.http = http;
        this.form = form;
        this.clock = clock;
    }

    /** Starts an address below the server's root; each segment is encoded. */
    HttpUrl.Builder at(String... segments) {
        HttpUrl.Builder url = form.base().newBuilder();
        for (String segment : segments) {
            url.addPathSegment(segment);
        }
        return url;
    }

    /** Reads. */
    HttpAnswer get(HttpUrl.Builder url) {
        return noted(http.get(url.build().toString(), headers()));
    }

    /** Reads something that has to be there. */
    JsonNode read(HttpUrl.Builder url) {
        HttpAnswer answer = get(url);
        Faults.check(answer, clock.instant());
        return answer.json();
    }

    /** Publishes. */
    HttpAnswer post(HttpUrl.Builder url, ObjectNode body, String key) {
        Map<String, String> headers = headers();
        headers.put("Idempotency-Key", key);
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return noted(http.send("POST", url.build().toString(), headers, "application/json; charset=utf-8", bytes));
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        form.token().ifPresent(token -> headers.put("Authorization", "Bearer " + token));
        return headers;
    }

    private HttpAnswer noted(HttpAnswer answer) {
        patience.set(RateLimit.nearlyUsedUp(answer, clock.instant()).orElse(null));
        return answer;
    }

    /** When to come back, if the latest answer said that few requests are left. */
    Optional<Instant> notBefore() {
        return Optional.ofNullable(patience.get());
    }
}
