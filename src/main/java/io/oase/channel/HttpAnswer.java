package io.oase.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.oase.base.Said;
import io.oase.channel.Trouble.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered.
 *
 * @param status HTTP status
 * @param headers as received
 * @param body whole, bounded by {@link Http#MAX_BYTES}
 * @param url the address that finally answered, after redirects
 * @param movedTo the new address when every redirect was permanent (301, 308); null otherwise
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record HttpAnswer(
        int status,
        Headers headers,
        byte[] body,
        String url,
        @Nullable String movedTo) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The body as JSON.
     *
     * @throws Trouble when it is not JSON: HTML, truncated, empty
     */
    public JsonNode json() {
        try {
            JsonNode node = JSON.readTree(body);
            if (node != null && !node.isMissingNode()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw Trouble.of(Kind.BAD_ANSWER, Said.of("trouble.not_json", host()));
        } catch (IOException e) {
            throw Trouble.of(Kind.BAD_ANSWER, Said.of("trouble.not_json", host()));
        }
        throw Trouble.of(Kind.BAD_ANSWER, Said.of("trouble.not_json", host()));
    }

    /** The body as JSON, or a missing node where it is none: for reading error answers. */
    public JsonNode jsonOrNothing() {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** {@code Retry-After} in seconds or as an HTTP date (RFC 9110, 10.2.3), at most a day ahead; empty without one. */
    public Optional<Instant> retryAfter(Instant now) {
        return header("Retry-After").flatMap(value -> {
            try {
                Instant at = value.chars().allMatch(Character::isDigit)
                        ? now.plusSeconds(Math.min(Long.parseLong(value), LONGEST_WAIT.toSeconds()))
                        : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant();
                Instant latest = now.plus(LONGEST_WAIT);
                return Optional.of(at.isAfter(latest) ? latest : at);
            } catch (DateTimeException | NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    /**
     * This answer if its status is 2xx, otherwise the usual reading of the status as a {@link Trouble}: 401 and 403 need
     * reconnection, 404 and 410 as they say, 429 waits, 5xx is passing, everything else is a refusal.
     *
     * @param wait when the network's own headers say to come back; null when they do not
     */
    public HttpAnswer orTrouble(Instant now, @Nullable Instant wait) {
        if (ok()) {
            return this;
        }
        @Nullable Instant retry = wait != null ? wait : retryAfter(now).orElse(null);
        throw switch (status) {
            case 401 -> Trouble.of(Kind.NEEDS_RECONNECTION, Said.of("trouble.unauthorized", host()));
            case 403 -> Trouble.of(Kind.NEEDS_RECONNECTION, Said.of("trouble.forbidden", host()));
            case 404 -> Trouble.of(Kind.BAD_ANSWER, Said.of("trouble.not_found", host()));
            case 410 -> Trouble.of(Kind.GONE, Said.of("trouble.gone", host()));
            case 429 -> new Trouble(Kind.RATE_LIMITED, Said.of("trouble.rate_limited", host()), false, retry);
            default ->
                status >= 500
                        ? new Trouble(Kind.UNREACHABLE, Said.of("trouble.server_error", host(), status), false, retry)
                        : Trouble.of(Kind.REFUSED, Said.of("trouble.refused", host(), status));
        };
    }

    /** Host that answered, for words. */
    public String host() {
        String rest = url.substring(url.indexOf("://") + 3);
        int end = rest.indexOf('/');
        return end < 0 ? rest : rest.substring(0, end);
    }
}
