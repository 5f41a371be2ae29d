package io.oase.notice;

import io.oase.base.Said;
import io.oase.base.Vault;
import io.oase.channel.Http;
import io.oase.people.People;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;

/** Everything that brings notices out of the house, by each way that is switched on. */
public final class Deliveries implements AutoCloseable {
    /** Standard Webhooks: 15 to 30 seconds for a receiver to answer. */
    private static final Duration ANSWERING = Duration.ofSeconds(20);

    /** What nobody has tried for so long is stuck. */
    private static final Duration PROMPT = Duration.ofMinutes(5);

    private final Jdbi db;
    private final Clock clock;
    private final List<Way> ways = new ArrayList<>();
    private final List<Courier> couriers = new ArrayList<>();

    /**
     * @param node number this node claims under; throws when it has none at the moment
     * @param publicUrl address of the pages, for links; empty: none are given
     */
    public Deliveries(
            Jdbi db,
            People people,
            Voice voice,
            Clock clock,
            RandomGenerator random,
            LongSupplier node,
            Optional<String> publicUrl,
            Outlets outlets) {
        this.db = db;
        this.clock = clock;
        Delivering delivering = new Delivering(db, voice, clock, random);
        List<Carrier> carriers = new ArrayList<>();
        // Whoever writes config.yml may reach into their own network.
        outlets.webhook()
                .ifPresent(settings -> carriers.add(
                        new Webhook(settings, new Http(true, ANSWERING), people, voice, publicUrl, clock)));
        outlets.email().ifPresent(settings -> {
            Letters letters = new Letters(settings, clock);
            Mail mail = new Mail(letters, people, voice, publicUrl);
            carriers.add(new Considerate(mail, db, clock, outlets.zone()));
            carriers.add(
                    new Digest(letters, new Digest.DigestWords(voice, publicUrl), people, db, clock, outlets.zone()));
        });
        outlets.push().ifPresent(service -> {
            Push push = new Push(service, db, outlets.vault(), people, voice, clock, outlets.zone());
            carriers.add(new Considerate(push, db, clock, outlets.zone()));
        });
        carriers.add(outlets.chat());
        carriers.forEach(carrier -> {
            ways.add(carrier.way());
            couriers.add(new Courier(db, carrier, delivering, clock, node));
        });
    }

    /**
     * What leads out of the house.
     *
     * @param webhook empty: switched off
     * @param email empty: switched off
     * @param push empty: switched off
     * @param zone of people who have not said theirs
     */
    public record Outlets(
            Optional<WebhookSettings> webhook,
            Optional<EmailSettings> email,
            Optional<PushService> push,
            TeamChat chat,
            Vault vault,
            ZoneId zone) {}

    /** Whether this mail server can be used, found out without sending anything; what is in the way otherwise. */
    public static Optional<Said> trouble(EmailSettings email) {
        return new MailServer(email).trouble();
    }

    /** Starts working. */
    public void start() {
        couriers.forEach(Courier::start);
    }

    /** Claims and delivers what is due, in the calling thread; says how many that were. For tests and tools. */
    public int deliverDue() {
        return couriers.stream().mapToInt(Courier::deliverDue).sum();
    }

    /** How each way that is switched on does. */
    public List<Backlog> backlog() {
        Instant now = clock.instant();
        return db.withHandle(handle -> ways.stream()
                .map(way -> DeliveryDao.backlog(handle, way, now.minus(Delivering.PATIENCE), now.minus(PROMPT), now))
                .toList());
    }

    /** Claims nothing more and lets what is under way end. */
    @Override
    public void close() {
        couriers.forEach(Courier::close);
    }
}
