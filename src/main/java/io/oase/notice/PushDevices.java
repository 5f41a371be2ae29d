package io.oase.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.base.Vault;
import io.oase.base.VaultTrouble;
import io.oase.db.Json;
import io.oase.people.Account;
import io.oase.people.People;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The browsers people want to be told in: everybody their own. */
public final class PushDevices {
    private static final Logger LOG = LoggerFactory.getLogger(PushDevices.class);

    /** Nobody has more browsers than so many. */
    public static final int MOST = 20;

    private static final int LONGEST_NAME = 80;

    private final Jdbi db;
    private final Vault vault;
    private final Clock clock;
    private final Voice voice;
    private final Optional<PushService> service;
    private final Optional<Push> push;
    private final boolean anywhere;

    /**
     * @param service empty: nothing is pushed here
     * @param anywhere whether push services may be on private addresses and without TLS
     */
    public PushDevices(
            Jdbi db,
            Vault vault,
            Clock clock,
            People people,
            Voice voice,
            Optional<PushService> service,
            boolean anywhere) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.voice = voice;
        this.service = service;
        this.push = service.map(on -> new Push(on, db, vault, people, voice, clock, ZoneOffset.UTC));
        this.anywhere = anywhere;
    }

    /** What a browser needs to subscribe; empty when nothing is pushed here. */
    public Optional<String> publicKey() {
        try {
            return service.map(PushService::publicKey);
        } catch (VaultTrouble otherKeys) {
            LOG.error("Nothing can be pushed: {} docs/notifications.md says what to do.", otherKeys.getMessage());
            return Optional.empty();
        }
    }

    /** A person's own, first made first. */
    public List<PushDevice> list(Account by) {
        return db.withHandle(handle -> PushDeviceDao.list(handle, by.id()));
    }

    /**
     * From now on this browser is told. One that was somebody else's is theirs no more.
     *
     * @param session in whose end it ends, by {@link io.oase.people.Sessions#mark}; null: it stays until it is removed
     * @param name by which they know it
     * @param language of its pages: it is told in that where they have chosen none
     * @throws Refused.Invalid naming endpoint, keys.p256dh, keys.auth or name; also when nothing is pushed here
     */
    public PushDevice register(
            Account by, byte @Nullable [] session, String name, String language, PushAddress address) {
        if (service.isEmpty()) {
            throw new Refused.Invalid("endpoint", Said.of("notice.push.off"));
        }
        address.checked(anywhere);
        String line = NoticeWords.line(name);
        if (line.isEmpty() || line.length() > LONGEST_NAME) {
            throw new Refused.Invalid("name", Said.of("notice.push.name", LONGEST_NAME));
        }
        byte[] hash = sha256(address.endpoint());
        byte[] sealed = vault.encrypt(Json.of(address).text().getBytes(UTF_8), place(hash));
        return db.inTransaction(handle -> {
            long id = PushDeviceDao.put(handle, by.id(), session, line, language, hash, sealed, clock.instant());
            if (PushDeviceDao.list(handle, by.id()).size() > MOST) {
                throw new Refused.Invalid("endpoint", Said.of("notice.push.many", MOST));
            }
            return PushDeviceDao.find(handle, by.id(), id).orElseThrow();
        });
    }

    /** One of a person's own. */
    public PushDevice get(Account by, long id) {
        return db.withHandle(handle -> PushDeviceDao.find(handle, by.id(), id))
                .orElseThrow(() -> new Refused.NotFound(Said.of("notice.push.unknown")));
    }

    /** It is told nothing any more. */
    public void remove(Account by, long id) {
        get(by, id);
        db.useHandle(handle -> PushDeviceDao.remove(handle, id));
    }

    /** Pushes a word to it now; answers what was in the way, nothing when its push service took it. */
    public Optional<Said> test(Account by, long id, String language) {
        get(by, id);
        if (push.isEmpty()) {
            return Optional.of(Said.of("notice.push.off"));
        }
        String words = voice.say(language, Said.of("notice.push.test"));
        PushService.Message message = Push.message(voice, language, 0, words, "", "test", Duration.ofMinutes(1), true);
        Outcome outcome = push.get().send(id, device -> message);
        if (outcome instanceof Outcome.Undelivered undelivered) {
            return Optional.of(undelivered.said());
        }
        return outcome instanceof Outcome.Delivered ? Optional.empty() : Optional.of(Said.of("notice.push.gone"));
    }

    static PushAddress opened(Vault vault, PushDeviceDao.Sealed sealed) {
        return new Json(new String(vault.decrypt(sealed.sealed(), place(sealed.hash())), UTF_8)).as(PushAddress.class);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String place(byte[] hash) {
        return "push:" + HexFormat.of().formatHex(hash);
    }
}
