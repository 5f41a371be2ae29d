package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.base.Said;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Trouble;
import io.oase.channel.Trouble.Kind;
import java.time.Instant;
import java.util.Set;

/** What an error answer means. Errors are JSON {@code {"error": name, "message": words}}, but a proxy may send anything. */
final class Faults {
    private static final Set<String> SESSION_OVER = Set.of("ExpiredToken", "InvalidToken", "AuthMissing");
    private static final int LONGEST_WORDS = 200;

    private Faults() {}

    /** Whether the access token is no longer good, so that a fresh one may help. */
    static boolean sessionOver(HttpAnswer answer) {
        if (answer.status() != 400 && answer.status() != 401) {
            return false;
        }
        return !messagesNotAllowed(answer) && (answer.status() == 401 || SESSION_OVER.contains(name(answer)));
    }

    /** Whether the app password was made without the right to read direct messages. */
    static boolean messagesNotAllowed(HttpAnswer answer) {
        return name(answer).equals("InvalidToken") && words(answer).startsWith("Bad token method");
    }

    /** The answer if it is good; thrown as trouble in words otherwise. */
    static HttpAnswer check(HttpAnswer answer, Instant now) {
        if (answer.ok()) {
            return answer;
        }
        String host = answer.host();
        if (answer.status() == 429) {
            Instant retry = answer.retryAfter(now)
                    .or(() -> Patience.reset(answer))
                    .filter(at -> at.isAfter(now))
                    .orElse(now.plusSeconds(60));
            throw new Trouble(Kind.RATE_LIMITED, Said.of("trouble.rate_limited", host), false, retry);
        }
        if (messagesNotAllowed(answer)) {
            throw Trouble.of(Kind.REFUSED, Said.of("trouble.bluesky.messages_not_allowed"));
        }
        switch (name(answer)) {
            case "AuthFactorTokenRequired" -> throw reconnect("trouble.bluesky.second_factor", host);
            case "AccountTakedown", "RepoTakendown" -> throw reconnect("trouble.bluesky.takedown", host);
            case "AccountDeactivated", "RepoDeactivated" -> throw reconnect("trouble.bluesky.deactivated", host);
            case "ExpiredToken", "InvalidToken", "AuthMissing" -> throw reconnect("trouble.unauthorized", host);
            default -> {}
        }
        if (answer.status() == 400 && !name(answer).isEmpty()) {
            throw Trouble.of(Kind.REFUSED, Said.of("trouble.bluesky.refused", host, words(answer)));
        }
        return answer.orTrouble(now, null);
    }

    /** The error's name; empty where there is none. */
    static String name(HttpAnswer answer) {
        return Fields.textOr("", answer.jsonOrNothing(), "error");
    }

    /** The server's own words, shortened; its name for the error where it has no words. */
    static String words(HttpAnswer answer) {
        JsonNode body = answer.jsonOrNothing();
        String words = Fields.textOr(Fields.textOr("", body, "error"), body, "message");
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) + "…" : words;
    }

    private static Trouble reconnect(String key, String host) {
        return Trouble.of(Kind.NEEDS_RECONNECTION, Said.of(key, host));
    }
}
