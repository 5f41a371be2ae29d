package io.oase.notice;

import io.oase.base.Said;
import io.oase.channel.Http;
import io.oase.people.People;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    private final Jdbi db;
    private final Clock clock;
    private final List<Way> ways = new ArrayList<>();
    private final List<Courier> couriers = new ArrayList<>();

    /**
     * @param node number this node claims under; throws when it has none at the moment
     * @param publicUrl address of the pages, for links; empty: none are given
     * @param webhook empty: switched off
     * @param email empty: switched off
     */
    public Deliveries(
            Jdbi db,
            People people,
            Voice voice,
            Clock clock,
            RandomGenerator random,
            LongSupplier node,
            Optional<String> publicUrl,
            Optional<WebhookSettings> webhook,
            Optional<EmailSettings> email) {
        this.db = db;
        this.clock = clock;
        Delivering delivering = new Delivering(db, voice, clock, random);
        List<Carrier> carriers = new ArrayList<>();
        // Whoever writes config.yml may reach into their own network.
        webhook.ifPresent(settings ->
                carriers.add(new Webhook(settings, new Http(true, ANSWERING), people, voice, publicUrl, clock)));
        email.ifPresent(settings -> carriers.add(new Mail(settings, people, voice, publicUrl, clock)));
        carriers.forEach(carrier -> {
            ways.add(carrier.way());
            couriers.add(new Courier(db, carrier, delivering, clock, node));
        });
    }

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
                .map(way -> DeliveryDao.backlog(handle, way, now.minus(Delivering.PATIENCE)))
                .toList());
    }

    /** Claims nothing more and lets what is under way end. */
    @Override
    public void close() {
        couriers.forEach(Courier::close);
    }
}
