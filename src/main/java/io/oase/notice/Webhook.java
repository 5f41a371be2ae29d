package io.oase.notice;

import io.oase.channel.Http;
import io.oase.people.Account;
import io.oase.people.People;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Posts notices to a program. */
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
        return body(claim).post(http, settings, claim.id(), clock.instant(), "notice.webhook.status");
    }

    private HookBody body(DeliveryDao.Claim claim) {
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
        HookBody body = HookBody.of("notice." + notice.kind(), claim.createdAt());
        body.fields().put("data", data);
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
