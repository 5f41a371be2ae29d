package io.oase.notice;

import static io.oase.testing.World.NOW;

import io.oase.channel.Http;
import io.oase.people.Account;
import io.oase.testing.Bundles;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import io.oase.web.Voices;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An installation whose notices leave by webhook or e-mail, and what became of them. */
final class PostOffice {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final String PUBLIC_URL = "https://inbox.example.org";
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    final World world;
    final Notices notices;
    final Preferences preferences;
    final TeamChat chat;
    final Http near = new Http(true, Duration.ofSeconds(5));
    private final Optional<WebhookSettings> webhook;
    private final Optional<EmailSettings> email;
    private final Voices voices;
    private final long node;

    PostOffice(TestDatabase database, @Nullable String webhookUrl, @Nullable EmailSettings mail) {
        world = new World(database);
        webhook = Optional.ofNullable(webhookUrl)
                .map(url ->
                        new WebhookSettings(url, WebhookSettings.secret(SECRET).orElseThrow()));
        email = Optional.ofNullable(mail);
        voices = new Voices(Bundles.of("base", "people", "channel", "notice", "web"), world.clock, ZONE);
        Set<Way> ways = EnumSet.of(Way.PUSH, Way.TEAM);
        webhook.ifPresent(on -> ways.add(Way.WEBHOOK));
        email.ifPresent(on -> ways.addAll(Set.of(Way.EMAIL, Way.DIGEST)));
        notices = new Notices(world.db, world.clock, ways, ZONE);
        preferences = new Preferences(world.db, world.clock, ZONE, ways);
        chat = new TeamChat(
                world.db,
                notices,
                world.vault,
                near,
                voices,
                Optional.of(PUBLIC_URL),
                world.clock,
                () -> new UUID(1, 2));
        node = World.node(world.db, "ours");
    }

    /** What delivers on this node. */
    Deliveries deliveries() {
        return deliveries(node);
    }

    /** What delivers on another node, which knows nothing but the database and the keys. */
    Deliveries deliveries(long number) {
        return new Deliveries(
                world.db,
                world.people,
                voices,
                world.clock,
                new Random(1),
                () -> number,
                Optional.of(PUBLIC_URL),
                new Deliveries.Outlets(webhook, email, Optional.of(pushing(near)), chat, world.vault, ZONE));
    }

    /** Browsers and what pushes to them, as another process would have it. */
    PushService pushing(Http http) {
        return new PushService(world.db, world.vault, world.clock, http, "mailto:ops@oase.example");
    }

    /** How this way does. */
    Backlog backlog(Way way) {
        return deliveries().backlog().stream()
                .filter(each -> each.way() == way)
                .findFirst()
                .orElseThrow();
    }

    Voices voices() {
        return voices;
    }

    void send(Notice notice, Account... accounts) {
        world.db.useTransaction(handle -> notices.send(
                handle, notice, Arrays.stream(accounts).map(Account::id).toList(), world.clock.instant()));
    }

    /** A first response that is due soon, with these words of a stranger's. */
    static Notice near(String key, String title, String person, @Nullable Long conversation, boolean late) {
        Map<String, Object> data = new TreeMap<>(Map.of(
                "promise",
                "first_response",
                "percent",
                75,
                "due_at",
                NOW.plusSeconds(1800),
                "title",
                title,
                "person",
                person));
        return new Notice(key, Notice.TARGET_NEAR, conversation, data, late);
    }

    /** The one delivery there is, in a few words: {@code sent}, {@code given up}, {@code waits}, {@code claimed}. */
    String state() {
        return world.db.withHandle(
                handle -> handle.createQuery("""
                        SELECT CASE WHEN sent_at IS NOT NULL THEN 'sent' WHEN failed_at IS NOT NULL THEN 'given up'
                                    WHEN claimed_by IS NOT NULL THEN 'claimed' ELSE 'waits' END
                          FROM delivery
                        """).mapTo(String.class).one());
    }

    /** Number of the one delivery there is. */
    String id() {
        return world.db.withHandle(handle -> handle.createQuery("SELECT id FROM delivery")
                .mapTo(String.class)
                .one());
    }
}
