package io.oase.notice;

import io.oase.base.Said;
import io.oase.base.Vault;
import io.oase.base.VaultTrouble;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Trouble;
import io.oase.db.Json;
import io.oase.notice.Outcome.Undelivered;
import io.oase.people.Account;
import io.oase.people.People;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a browser, also when no page is open. It carries what happened and where to look; what people wrote only where somebody
 * wants that, since it may stand on a locked screen.
 */
final class Push implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(Push.class);
    /** What is older is read in the app. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private final PushService service;
    private final Jdbi db;
    private final Vault vault;
    private final People people;
    private final Voice voice;
    private final Clock clock;
    private final ZoneId usual;

    /** @param usual zone of people who have not said theirs */
    Push(PushService service, Jdbi db, Vault vault, People people, Voice voice, Clock clock, ZoneId usual) {
        this.service = service;
        this.db = db;
        this.vault = vault;
        this.people = people;
        this.voice = voice;
        this.clock = clock;
        this.usual = usual;
    }

    @Override
    public Way way() {
        return Way.PUSH;
    }

    @Override
    public Outcome carry(DeliveryDao.Claim claim) {
        long id = claim.accountId() == null ? 0 : claim.accountId();
        long device = claim.deviceId() == null ? 0 : claim.deviceId();
        Notice notice = claim.content().as(Content.class).notice();
        Optional<Hearer> hearer = db.withHandle(handle -> PreferenceDao.hearer(handle, id, usual));
        Optional<Told> told = db.withHandle(handle -> NoticeDao.byKey(handle, id, notice.key()));
        Optional<Account> account = people.find(id).filter(Account::active);
        if (hearer.isEmpty() || told.isEmpty() || account.isEmpty()) {
            return new Outcome.Pointless();
        }
        String chosen = account.get().locale();
        return send(device, language -> message(hearer.get(), told.get(), chosen.isEmpty() ? language : chosen));
    }

    /**
     * Pushes one message to a browser and notes how it went; a browser that is gone is forgotten.
     *
     * @param write in the language of the browser, which is passed
     */
    Outcome send(long device, Function<String, PushService.Message> write) {
        Optional<PushDeviceDao.Sealed> sealed = db.withHandle(handle -> PushDeviceDao.sealed(handle, device));
        if (sealed.isEmpty()) {
            return new Outcome.Pointless();
        }
        Instant now = clock.instant();
        Outcome outcome;
        try {
            PushService.Message message = write.apply(sealed.get().language());
            outcome = read(service.send(PushDevices.opened(vault, sealed.get()), message), now);
        } catch (VaultTrouble otherKeys) {
            outcome = Undelivered.forGood(Said.of("notice.push.keys"));
        } catch (Trouble trouble) {
            outcome = new Undelivered(trouble.said(), false, trouble.retryAt().orElse(null));
        }
        note(device, outcome, now);
        return outcome;
    }

    private void note(long device, Outcome outcome, Instant now) {
        if (outcome instanceof Outcome.Delivered) {
            db.useHandle(handle -> PushDeviceDao.used(handle, device, now));
        } else if (outcome instanceof Outcome.Pointless) {
            LOG.info("Browser {} is no longer subscribed and is forgotten", device);
            db.useHandle(handle -> PushDeviceDao.remove(handle, device));
        } else if (outcome instanceof Undelivered undelivered) {
            db.useHandle(handle -> PushDeviceDao.failed(handle, device, undelivered.said()));
        }
    }

    private static Outcome read(HttpAnswer answer, Instant now) {
        int status = answer.status();
        if (answer.ok()) {
            return new Outcome.Delivered();
        }
        if (status == 404 || status == 410) {
            return new Outcome.Pointless();
        }
        boolean passing = status == 429 || status >= 500;
        return new Undelivered(
                Said.of(passing ? "notice.push.not_now" : "notice.push.refused", answer.host(), status),
                !passing,
                answer.retryAfter(now).orElse(null));
    }

    private PushService.Message message(Hearer hearer, Told told, String language) {
        Notice notice = told.notice();
        Choice choice = hearer.choice(notice.kind());
        Instant now = clock.instant();
        // What the service holds for a sleeping device must not wake somebody in their quiet hours.
        Duration ttl = choice.urgent()
                ? LONGEST
                : Optional.ofNullable(hearer.preference().quiet())
                        .flatMap(quiet -> quiet.next(now, hearer.preference().zone()))
                        .map(begin -> Duration.between(now, begin))
                        .filter(until -> until.compareTo(LONGEST) < 0)
                        .orElse(LONGEST);
        boolean high = choice.urgent() || Family.of(notice.kind()) == Family.PROMISES;
        String body = hearer.preference().wordy() ? words(language, notice) : "";
        return message(
                voice,
                language,
                told.id(),
                NoticeWords.headline(voice, language, notice),
                body,
                topic(told),
                ttl,
                high);
    }

    /** Puts one together; small enough for every push service. */
    static PushService.Message message(
            Voice voice,
            String language,
            long id,
            String title,
            String body,
            String topic,
            Duration ttl,
            boolean high) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("id", id);
        payload.put("title", title);
        payload.put("body", body);
        payload.put("url", id == 0 ? "/notifications" : "/notices/" + id);
        payload.put("tag", topic);
        payload.put("lang", language);
        payload.put("open", voice.say(language, Said.of("notice.push.open")));
        return new PushService.Message(
                Json.of(payload).text().getBytes(StandardCharsets.UTF_8), ttl, high ? "high" : "normal", topic);
    }

    private String words(String language, Notice notice) {
        String title = NoticeWords.title(notice, language);
        String person = NoticeWords.line(notice.text("person"));
        String said = title.isEmpty() ? "" : voice.say(language, Said.of("notice.title", title));
        return person.isEmpty() ? said : (said + "\n" + voice.say(language, Said.of("notice.person", person))).strip();
    }

    /** News of the same kind about the same conversation take each other's place. */
    private static String topic(Told told) {
        Long conversation = told.notice().conversationId();
        String about =
                conversation == null ? told.notice().key() : told.notice().kind() + ":" + conversation;
        return HexFormat.of().formatHex(PushDevices.sha256(about), 0, 12);
    }
}
