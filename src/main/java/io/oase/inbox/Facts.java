package io.oase.inbox;

import io.oase.db.Columns;
import io.oase.db.Json;
import io.oase.db.RoundTrip;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The append-only history of every conversation, and those who want to hear of it within the same transaction. */
public final class Facts {
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Hears of facts after they are written and before they are committed; what it throws undoes everything. */
    public interface Listener {
        void heard(Handle db, List<Fact> facts, Instant at);
    }

    /**
     * A listener that says what it would write or ask instead of doing so: those of these that stand behind one another share one round
     * trip. Nothing of it may depend on what another of them does.
     */
    public interface Sharing extends Listener {
        void heard(RoundTrip trip, List<Fact> facts, Instant at);

        @Override
        default void heard(Handle db, List<Fact> facts, Instant at) {
            RoundTrip trip = new RoundTrip(db);
            heard(trip, facts, at);
            trip.send();
        }
    }

    /** From now on this one hears too. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Writes facts, in order, and tells the listeners. */
    public void publish(Handle db, List<Fact> facts, Instant at) {
        publish(new RoundTrip(db), facts, at);
    }

    /** The same, together with what is to be sent before. */
    public void publish(RoundTrip trip, List<Fact> facts, Instant at) {
        if (facts.isEmpty()) {
            trip.send();
            return;
        }
        List<Row> rows = facts.stream()
                .map(fact -> new Row(
                        fact.conversationId(),
                        fact.kind().name().toLowerCase(java.util.Locale.ROOT),
                        fact.actorId(),
                        fact.data()))
                .toList();
        trip.tell(
                "INSERT INTO event (conversation_id, at, actor_id, kind, data) SELECT conversation_id, :at, actor_id, kind, data FROM "
                        + ROWS,
                ROWS.of(rows, Map.of("at", at)));
        for (Listener listener : listeners) {
            if (listener instanceof Sharing sharing) {
                sharing.heard(trip, facts, at);
            } else {
                trip.send();
                listener.heard(trip.db(), facts, at);
            }
        }
        trip.send();
    }

    /**
     * Writes the same fact about many at once, in one statement however many there are. Nobody hears of it: whoever has to follow is
     * told by the caller.
     */
    public static void note(
            Handle db, Collection<Long> conversations, Fact.Kind kind, Map<String, ?> data, Instant at) {
        db.createUpdate("""
                        INSERT INTO event (conversation_id, at, kind, data)
                        SELECT c, :at, :kind, :data FROM unnest(:conversations) AS c
                        """)
                .bind("conversations", conversations.toArray(Long[]::new))
                .bind("at", at)
                .bind("kind", kind.name().toLowerCase(java.util.Locale.ROOT))
                .bind("data", Json.of(data))
                .execute();
    }

    private record Row(
            long conversationId, String kind, @Nullable Long actorId, Map<String, Object> data) {}

    private static final Columns<Row> ROWS = Columns.of("r", Row.class);
}
