package io.oase.notice;

import io.oase.base.Said;
import io.oase.channel.Http;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Trouble;
import io.oase.db.Json;
import io.oase.notice.Outcome.Undelivered;
import io.oase.people.Account;
import io.oase.people.People;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Posts notices to a program, signed as Standard Webhooks 1.0.0 says (github.com/standard-webhooks/standard-webhooks). */
final class Webhook implements Carrier {
    private final WebhookSettings settings;
    private final Http http;
    private final People people;
    private final Voice voice;
    private final Optional<String> publicUrl;
    private final Clock clock;

    /** @param publicUrl address of the pages, for links; empty: none are given */
    Webhook(WebhookSettings settings, Http http, People people, Voice voice, Optional<String> publicUrl, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.people = people;
        this.voice = voice;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @Override
    public Way way() {
        return Way.WEBHOOK;
    }

    @Override
    public Outcome carry(DeliveryDao.Claim claim) {
        byte[] body = Json.of(body(claim)).text().getBytes(StandardCharsets.UTF_8);
        Instant now = clock.instant();
        String id = claim.id().toString();
        long timestamp = now.getEpochSecond();
        try {
            HttpAnswer answer = http.send(
                    "POST",
                    settings.url(),
                    Map.of(
                            "webhook-id", id,
                            "webhook-timestamp", String.valueOf(timestamp),
                            "webhook-signature", Signature.of(settings.secret(), id, timestamp, body)),
                    "application/json",
                    body);
            return read(answer, now);
        } catch (Trouble trouble) {
            return new Undelivered(trouble.said(), false, trouble.retryAt().orElse(null));
        }
    }

    private static Outcome read(HttpAnswer answer, Instant now) {
        if (answer.ok()) {
            return new Outcome.Delivered();
        }
        Said said = Said.of("notice.webhook.status", answer.host(), answer.status());
        return new Undelivered(
                said, answer.status() == 410, answer.retryAfter(now).orElse(null));
    }

    private Map<String, @Nullable Object> body(DeliveryDao.Claim claim) {
        Content content = claim.content().as(Content.class);
        Notice notice = content.notice();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("conversation_id", notice.conversationId());
        data.put("url", NoticeWords.link(publicUrl, notice).orElse(null));
        data.put("late", notice.late());
        data.put("told", told(content.accounts()));
        data.put(
                "words",
                Map.of("de", NoticeWords.inFull(voice, "de", notice), "en", NoticeWords.inFull(voice, "en", notice)));
        data.put("about", notice.plain());
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("type", "notice." + notice.kind());
        body.put("timestamp", claim.createdAt());
        body.put("data", data);
        return body;
    }

    private List<Map<String, Object>> told(List<Long> accounts) {
        Map<Long, Account> known = people.byIds(accounts);
        List<Map<String, Object>> told = new ArrayList<>();
        accounts.forEach(id -> {
            Account account = known.get(id);
            if (account != null && account.active()) {
                told.add(Map.of("id", id, "name", account.name()));
            }
        });
        return told;
    }
}
