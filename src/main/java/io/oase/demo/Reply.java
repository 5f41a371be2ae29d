package io.oase.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** One HTTP answer. */
final class Reply {
    private static final JsonMapper JSON = new JsonMapper();

    private final int status;
    private final byte[] body;
    private final Map<String, String> headers;

    private Reply(int status, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.body = body;
        this.headers = Map.copyOf(headers);
    }

    /** A JSON value. */
    static Reply json(int status, Object value) {
        try {
            return new Reply(
                    status, JSON.writeValueAsBytes(value), Map.of("Content-Type", "application/json; charset=utf-8"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An error as Mastodon tells it. */
    static Reply error(int status, String message) {
        return json(status, Map.of("error", message));
    }

    /** A page that may load nothing but what this server serves. */
    static Reply page(int status, String html) {
        return new Reply(
                status,
                html.getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "Content-Type", "text/html; charset=utf-8",
                        "Cache-Control", "no-store",
                        "Referrer-Policy", "same-origin",
                        "X-Content-Type-Options", "nosniff",
                        "Content-Security-Policy",
                                "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
                                        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"));
    }

    /** A file that stays the same while the server runs. */
    static Reply file(String type, byte[] bytes) {
        return new Reply(
                200,
                bytes,
                Map.of("Content-Type", type, "Cache-Control", "max-age=3600", "X-Content-Type-Options", "nosniff"));
    }

    /** Go and look there. */
    static Reply seeOther(String path) {
        return new Reply(303, new byte[0], Map.of("Location", path));
    }

    /** The same with more headers. */
    Reply with(Map<String, String> more) {
        var all = new TreeMap<>(headers);
        all.putAll(more);
        return new Reply(status, body, all);
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
