package io.oase.activation;

import io.oase.channel.Channels;
import io.oase.db.Lookout;
import io.oase.db.RoundTrip;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.target.Urgency;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Gathers the conversations a crisis is about: what comes in with one of its words or as few stars, in the transaction that stores it, and what was
 * open before, beside everything else, so that nobody waits for it.
 */
public final class Gathering implements Course, Facts.Sharing, AutoCloseable {
    private static final Set<Kind> HEARD = EnumSet.of(Kind.OPENED, Kind.RECEIVED, Kind.EDITED);

    private final Jdbi db;
    private final Activations activations;
    private final Channels channels;
    private final Urgency urgency;
    private final Clock clock;
    private final Lookout lookout = new Lookout("gathering", this::lookThroughOne);

    public Gathering(Jdbi db, Activations activations, Channels channels, Urgency urgency, Clock clock) {
        this.db = db;
        this.activations = activations;
        this.channels = channels;
        this.urgency = urgency;
        this.clock = clock;
    }

    /** Starts working. */
    public void start() {
        lookout.start();
    }

    /** Finishes the transaction it is in. */
    @Override
    public void close() {
        lookout.close();
    }

    @Override
    public void begun(Handle db, Activation activation, Beginning beginning, Instant at) {
        db.afterCommit(lookout::wake);
    }

    /** Looks through what was open when one began; false when none is left. */
    public boolean lookThroughOne() {
        return db.inTransaction(handle -> {
            Optional<Long> next = GatheredDao.nextToLookThrough(handle, clock.instant());
            next.ifPresent(id -> lookThrough(handle, activations.find(handle, id)));
            return next.isPresent();
        });
    }

    private void lookThrough(Handle handle, Activation activation) {
        Instant now = clock.instant();
        Words words = Words.of(handle, activation.playbook(), channels.list());
        Map<String, List<Long>> joined = joined(
                GatheredDao.gatherOpen(handle, activation.id(), words, activation.startedAt(), now),
                GatheredDao.gatherOpenRated(handle, activation.id(), words, activation.startedAt(), now));
        handle.execute("UPDATE activation SET looked_through = looked_through + 1 WHERE id = ?", activation.id());
        if (joined.isEmpty()) {
            return;
        }
        Urging.target(handle, activation.id()).ifPresent(target -> {
            handle.execute("""
                    INSERT INTO urgent_conversation (conversation_id, target_id)
                    SELECT conversation_id, ? FROM gathered WHERE activation_id = ? ON CONFLICT DO NOTHING
                    """, target, activation.id());
            urgency.renew(handle, now);
        });
        urgency.crisesChanged(handle, now);
        joined.forEach((how, those) -> {
            Facts.note(handle, those, Kind.GATHERED, data(activation, how), now);
            Map<String, Object> data = Map.of("how", how, "count", those.size());
            Timeline.write(handle, activation.id(), null, Happening.GATHERED, data, now);
        });
    }

    @Override
    public void heard(RoundTrip trip, List<Fact> facts, Instant at) {
        List<Long> posts = facts.stream()
                .filter(fact -> HEARD.contains(fact.kind()))
                .flatMap(fact -> Optional.ofNullable(fact.data().get("post")).stream())
                .filter(Number.class::isInstance)
                .map(post -> ((Number) post).longValue())
                .distinct()
                .toList();
        if (!posts.isEmpty()) {
            activations.inForce(trip, all -> all.forEach(activation -> gather(trip.db(), activation, posts, at)));
        }
    }

    private void gather(Handle handle, Activation activation, List<Long> posts, Instant at) {
        Words words = Words.of(handle, activation.playbook(), channels.list());
        Map<String, List<Long>> joined = joined(
                GatheredDao.gatherPosts(handle, activation.id(), words, posts, at),
                GatheredDao.gatherRated(handle, activation.id(), words, posts, at));
        joined.forEach((how, those) -> {
            Urging.target(handle, activation.id()).ifPresent(target -> urgency.include(handle, target, those));
            Facts.note(handle, those, Kind.GATHERED, data(activation, how), at);
        });
        if (!joined.isEmpty()) {
            ActivationSignal.publish(handle, activation.id());
        }
    }

    /** Those that joined, by how; nothing where none did. */
    private static Map<String, List<Long>> joined(List<Long> words, List<Long> stars) {
        Map<String, List<Long>> joined = new LinkedHashMap<>();
        joined.put("words", words);
        joined.put("stars", stars);
        joined.values().removeIf(List::isEmpty);
        return joined;
    }

    private static Map<String, Object> data(Activation activation, String how) {
        return Map.of("activation", activation.id(), "how", how);
    }
}
