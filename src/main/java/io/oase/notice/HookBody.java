package io.oase.notice;

import io.oase.base.Said;
import io.oase.channel.Http;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Trouble;
import io.oase.db.Json;
import io.oase.notice.Outcome.Undelivered;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A body to post to a program, signed as Standard Webhooks 1.0.0 says (github.com/standard-webhooks/standard-webhooks). */
record HookBody(Map<String, @Nullable Object> fields) {
    /** Without {@code data} yet, which is added to {@link #fields}. */
    static HookBody of(String type, Instant timestamp) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("type", type);
        fields.put("timestamp", timestamp);
        return new HookBody(fields);
    }

    /** Posts it once. */
    Outcome post(Http http, WebhookSettings to, UUID id, Instant now, String refusal) {
        byte[] body = Json.of(fields).text().getBytes(StandardCharsets.UTF_8);
        long timestamp = now.getEpochSecond();
        try {
            HttpAnswer answer = http.send(
                    "POST",
                    to.url(),
                    Map.of(
                            "webhook-id", id.toString(),
                            "webhook-timestamp", String.valueOf(timestamp),
                            "webhook-signature", Signature.of(to.secret(), id.toString(), timestamp, body)),
                    "application/json",
                    body);
            return answer.ok()
                    ? new Outcome.Delivered()
                    : new Undelivered(
                            Said.of(refusal, answer.host(), answer.status()),
                            answer.status() == 410,
                            answer.retryAfter(now).orElse(null));
        } catch (Trouble trouble) {
            return new Undelivered(trouble.said(), false, trouble.retryAt().orElse(null));
        }
    }
}
