package io.oase.notice;

import io.oase.base.Said;
import io.oase.base.Vault;
import io.oase.base.VaultTrouble;
import io.oase.channel.Http;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Posts notices to the chat of a team: {@code text} for chats that take what Slack takes (Mattermost, Rocket.Chat, Zulip), and
 * the same as JSON for programs.
 */
public final class TeamChat implements Carrier {
    /** After so long a failing chat is no passing trouble. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Jdbi db;
    private final Notices notices;
    private final Vault vault;
    private final Http http;
    private final Voice voice;
    private final Optional<String> publicUrl;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /**
     * @param http keeps away from private addresses: where to post to is what leads say
     * @param publicUrl address of the pages, for links; empty: none are given
     * @param ids of posts that try it out
     */
    public TeamChat(
            Jdbi db,
            Notices notices,
            Vault vault,
            Http http,
            Voice voice,
            Optional<String> publicUrl,
            Clock clock,
            Supplier<UUID> ids) {
        this.db = db;
        this.notices = notices;
        this.vault = vault;
        this.http = http;
        this.voice = voice;
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Way way() {
        return Way.TEAM;
    }

    @Override
    public Outcome carry(DeliveryDao.Claim claim) {
        long id = claim.teamWebhookId() == null ? 0 : claim.teamWebhookId();
        Optional<TeamWebhook> hook = db.withHandle(handle -> TeamWebhookDao.find(handle, id));
        if (hook.filter(TeamWebhook::active).isEmpty()) {
            return new Outcome.Pointless();
        }
        return post(
                hook.get(),
                body(hook.get(), claim.content().as(Content.class).notice(), claim.createdAt()),
                claim.id());
    }

    Optional<Said> test(TeamWebhook hook) {
        HookBody body = saying(voice.say(hook.language(), Said.of("notice.team.test")));
        return post(hook, body, ids.get()) instanceof Outcome.Undelivered undelivered
                ? Optional.of(undelivered.said())
                : Optional.empty();
    }

    private Outcome post(TeamWebhook hook, HookBody body, UUID id) {
        Optional<byte[]> sealed = db.withHandle(handle -> TeamWebhookDao.sealed(handle, hook.id()));
        if (sealed.isEmpty()) {
            return new Outcome.Pointless();
        }
        Instant now = clock.instant();
        Outcome outcome = post(hook, sealed.get(), body, id, now);
        if (outcome instanceof Outcome.Undelivered undelivered) {
            db.useTransaction(handle -> {
                TeamWebhookDao.failed(handle, hook.id(), undelivered.said(), now);
                tell(handle, hook, now);
            });
        } else {
            db.useHandle(handle -> TeamWebhookDao.sent(handle, hook.id(), now));
        }
        return outcome;
    }

    private Outcome post(TeamWebhook hook, byte[] sealed, HookBody body, UUID id, Instant now) {
        try {
            TeamWebhooks.Target target = TeamWebhooks.opened(vault, hook.id(), sealed);
            WebhookSettings to = new WebhookSettings(
                    target.url(), WebhookSettings.secret(target.secret()).orElseThrow());
            return body.post(http, to, id, now, "notice.team.status");
        } catch (VaultTrouble otherKeys) {
            return Outcome.Undelivered.forGood(Said.of("notice.team.keys"));
        }
    }

    /** Whoever set it up is told once for each time it fails longer than a passing trouble. */
    private void tell(Handle handle, TeamWebhook hook, Instant now) {
        Instant since = hook.failedAt();
        if (since == null || now.isBefore(since.plus(PATIENCE))) {
            return;
        }
        Map<String, Object> data = Map.of("chat", hook.name(), "team", TeamWebhookDao.team(handle, hook.team()));
        Notice notice = new Notice(
                "team_webhook:" + hook.id() + ":" + since.toEpochMilli(), Notice.CHAT_FAILS, null, data, false);
        notices.send(handle, notice, List.of(hook.createdBy()), now);
    }

    private HookBody body(TeamWebhook hook, Notice notice, Instant at) {
        Optional<String> link = NoticeWords.link(publicUrl, notice);
        String words = hook.wordy()
                ? NoticeWords.inFull(voice, hook.language(), notice)
                : NoticeWords.headline(voice, hook.language(), notice);
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("kind", notice.kind());
        facts.put("told_at", at);
        facts.put("conversation_id", notice.conversationId());
        facts.put("url", link.orElse(null));
        facts.put("late", notice.late());
        facts.put("words", words);
        facts.put("about", hook.wordy() ? notice.plain() : sparing(notice));
        HookBody body = saying(link.map(url -> plain(words) + "\n" + url).orElse(plain(words)));
        body.fields().put("notice", facts);
        return body;
    }

    /** Chats have fields of their own: Mattermost, for one, takes no {@code type} but its own. Ours stand below one name. */
    private static HookBody saying(String text) {
        return new HookBody(new LinkedHashMap<>(Map.of("text", text)));
    }

    /** Without what people outside wrote or are called, and without what colleagues said about it. */
    private static Map<String, Object> sparing(Notice notice) {
        Map<String, Object> about = notice.plain();
        about.keySet().removeAll(Set.of("title", "person", "note"));
        return about;
    }

    /** Words of strangers call nobody in the chat and pass for no link of ours. */
    static String plain(String words) {
        return words.replace("@", "@\u200B")
                .replace('<', '\u2039')
                .replace('>', '\u203A')
                .replace("](", "] (");
    }
}
