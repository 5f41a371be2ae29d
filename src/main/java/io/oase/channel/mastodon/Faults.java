package io.oase.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.base.Said;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Trouble;
import io.oase.channel.Trouble.Kind;
import java.time.Instant;
import java.util.Locale;

/** What an error answer means, in words. Bodies are JSON, HTML or nothing, depending on the server. */
final class Faults {
    private static final int WORDS_SHOWN = 200;

    private Faults() {}

    /** Throws unless the status is 2xx. */
    static void check(HttpAnswer answer, Instant now) {
        if (answer.ok()) {
            return;
        }
        String words = words(answer);
        switch (answer.status()) {
            case 401 -> throw Trouble.of(Kind.NEEDS_RECONNECTION, Said.of("trouble.mastodon.token", answer.host()));
            case 403 -> throw forbidden(answer, words);
            // a token without a user (Mastodon), a bad token at verify_credentials (snac)
            case 422 ->
                throw Trouble.of(
                        words.isEmpty() || words.contains("authenticated user")
                                ? Kind.NEEDS_RECONNECTION
                                : Kind.REFUSED,
                        words.isEmpty() || words.contains("authenticated user")
                                ? Said.of("trouble.mastodon.token", answer.host())
                                : Said.of("trouble.mastodon.refused", answer.host(), words));
            default -> answer.orTrouble(now, RateLimit.reset(answer, now).orElse(null));
        }
    }

    private static Trouble forbidden(HttpAnswer answer, String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("scope")) {
            return Trouble.of(Kind.NEEDS_RECONNECTION, Said.of("trouble.mastodon.scope", answer.host()));
        }
        if (lower.contains("login") || lower.contains("e-mail") || lower.contains("pending")) {
            return Trouble.of(Kind.NEEDS_RECONNECTION, Said.of("trouble.mastodon.account", answer.host(), words));
        }
        return Trouble.of(Kind.NEEDS_RECONNECTION, Said.of("trouble.forbidden", answer.host()));
    }

    /** The server's own words about an error, short; empty where it has none. */
    static String words(HttpAnswer answer) {
        JsonNode body = answer.jsonOrNothing();
        JsonNode error = body.path("error");
        // Hollo answers with an object here: {"success":false,"error":{"issues":[…],"name":"ZodError"}}
        String words = error.isTextual() ? error.asText() : error.path("name").asText("");
        String description = body.path("error_description").asText("");
        String all = (description.isEmpty() ? words : words + ": " + description).strip();
        return all.length() <= WORDS_SHOWN ? all : all.substring(0, WORDS_SHOWN) + "…";
    }
}
