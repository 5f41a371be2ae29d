package io.oase.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.base.Vault;
import io.oase.base.VaultTrouble;
import io.oase.db.Json;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.people.Teams;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.HttpUrl;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The chats of teams that hear of notices; whoever makes teams sets them up. */
public final class TeamWebhooks {
    /** No team has more chats than so many. */
    public static final int MOST = 10;

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_URL = 2000;
    private static final int SECRET_BYTES = 32;

    private final Jdbi db;
    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random;
    private final TeamChat chat;
    private final boolean anywhere;

    /** @param anywhere whether chats may be on private addresses and without TLS */
    public TeamWebhooks(Jdbi db, Vault vault, Clock clock, SecureRandom random, TeamChat chat, boolean anywhere) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.random = random;
        this.chat = chat;
        this.anywhere = anywhere;
    }

    /** All that is no secret; see {@link TeamWebhook}. */
    public record Body(String name, Set<String> kinds, String language, boolean wordy, boolean active) {
        public Body {
            kinds = new TreeSet<>(kinds);
        }
    }

    /** @param secret to check signatures with; shown this once */
    public record Made(TeamWebhook webhook, String secret) {}

    /** Those of one team, or of all. */
    public List<TeamWebhook> list(Account by, @Nullable Long team) {
        by.require(Right.MANAGE_TEAMS);
        return db.withHandle(handle -> TeamWebhookDao.list(handle, team));
    }

    /** One of them. */
    public TeamWebhook get(Account by, long id) {
        by.require(Right.MANAGE_TEAMS);
        return db.withHandle(handle -> find(handle, id));
    }

    /**
     * Sets one up.
     *
     * @param secret 24 to 64 bytes in Base64; null or blank: one is made
     * @throws Refused.Invalid naming team, url, secret, name, kinds or language
     */
    public Made create(Account by, long team, String url, @Nullable String secret, Body body) {
        by.require(Right.MANAGE_TEAMS);
        check(body);
        HttpUrl address = address(url);
        String key = secret == null || secret.isBlank() ? fresh() : checked(secret);
        return db.inTransaction(handle -> {
            Teams.hold(handle, team);
            if (TeamWebhookDao.list(handle, team).size() >= MOST) {
                throw new Refused.Invalid("team", Said.of("notice.team.many", MOST));
            }
            long id = TeamWebhookDao.insert(handle, team, body, address.host(), by.id(), clock.instant());
            TeamWebhookDao.seal(handle, id, address.host(), sealed(id, new Target(address.toString(), key)));
            return new Made(find(handle, id), key);
        });
    }

    /**
     * Changes one.
     *
     * @param url null or blank: stays
     * @param secret null or blank: stays
     */
    public TeamWebhook change(Account by, long id, @Nullable String url, @Nullable String secret, Body body) {
        by.require(Right.MANAGE_TEAMS);
        check(body);
        HttpUrl address = url == null || url.isBlank() ? null : address(url);
        String key = secret == null || secret.isBlank() ? null : checked(secret);
        return db.inTransaction(handle -> {
            find(handle, id);
            TeamWebhookDao.update(handle, id, body);
            if (address != null || key != null) {
                Target target = changed(handle, id, address, key);
                TeamWebhookDao.seal(handle, id, HttpUrl.get(target.url()).host(), sealed(id, target));
            }
            return find(handle, id);
        });
    }

    /** With other keys than it was encrypted with, what was there is lost; it can be entered anew as a whole. */
    private Target changed(Handle handle, long id, @Nullable HttpUrl address, @Nullable String key) {
        if (address != null && key != null) {
            return new Target(address.toString(), key);
        }
        try {
            Target now = opened(vault, id, TeamWebhookDao.sealed(handle, id).orElseThrow());
            return new Target(address == null ? now.url() : address.toString(), key == null ? now.secret() : key);
        } catch (VaultTrouble otherKeys) {
            throw new Refused.Invalid(address == null ? "url" : "secret", Said.of("notice.team.keys"));
        }
    }

    /** Nothing goes there any more. */
    public void remove(Account by, long id) {
        by.require(Right.MANAGE_TEAMS);
        db.useTransaction(handle -> {
            find(handle, id);
            TeamWebhookDao.remove(handle, id);
        });
    }

    /** Posts a word there now; answers what was in the way, nothing when it was taken. */
    public Optional<Said> test(Account by, long id) {
        return chat.test(get(by, id));
    }

    /** @param secret with {@code whsec_} before it or not */
    record Target(String url, String secret) {}

    static Target opened(Vault vault, long id, byte[] sealed) {
        return new Json(new String(vault.decrypt(sealed, place(id)), UTF_8)).as(Target.class);
    }

    private byte[] sealed(long id, Target target) {
        return vault.encrypt(Json.of(target).text().getBytes(UTF_8), place(id));
    }

    private HttpUrl address(String url) {
        HttpUrl address = url.length() > LONGEST_URL ? null : HttpUrl.parse(url.strip());
        if (address == null || !(address.isHttps() || anywhere)) {
            throw new Refused.Invalid("url", Said.of("notice.team.url"));
        }
        return address;
    }

    private String fresh() {
        byte[] bits = new byte[SECRET_BYTES];
        random.nextBytes(bits);
        return "whsec_" + Base64.getEncoder().encodeToString(bits);
    }

    private static String checked(String secret) {
        if (WebhookSettings.secret(secret.strip()).isEmpty()) {
            throw new Refused.Invalid("secret", Said.of("notice.team.secret"));
        }
        return secret.strip();
    }

    private static void check(Body body) {
        if (body.name().isBlank()
                || !NoticeWords.line(body.name()).equals(body.name())
                || body.name().length() > LONGEST_NAME) {
            throw new Refused.Invalid("name", Said.of("notice.team.name", LONGEST_NAME));
        }
        if (body.kinds().isEmpty()) {
            throw new Refused.Invalid("kinds", Said.of("notice.team.kinds"));
        }
        for (String kind : body.kinds()) {
            if (!Notice.KINDS.contains(kind)) {
                throw new Refused.Invalid("kinds", Said.of("notice.preference.kind", kind));
            }
        }
        if (!Set.of("de", "en").contains(body.language())) {
            throw new Refused.Invalid("language", Said.of("notice.team.language"));
        }
    }

    private static TeamWebhook find(Handle handle, long id) {
        return TeamWebhookDao.find(handle, id).orElseThrow(() -> new Refused.NotFound(Said.of("notice.team.unknown")));
    }

    private static String place(long id) {
        return "team-webhook:" + id;
    }
}
