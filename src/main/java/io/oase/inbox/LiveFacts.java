package io.oase.inbox;

import io.oase.db.RoundTrip;
import io.oase.db.Signals;
import io.oase.inbox.Fact.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Tells every node which conversations changed: delivered when the transaction commits, and not at all if it does not. The
 * payload is conversation ids separated by commas, with a + behind those in which somebody wrote to us.
 */
public final class LiveFacts implements Facts.Sharing {
    /** Topic of the signal. */
    public static final String TOPIC = "oase_conversations";

    /** PostgreSQL allows payloads of 8,000 bytes; an id has at most 19 digits. */
    private static final int IDS_PER_PAYLOAD = 350;

    @Override
    public void heard(RoundTrip trip, List<Fact> facts, Instant at) {
        Map<Long, Boolean> changed = new LinkedHashMap<>();
        facts.forEach(fact -> changed.merge(fact.conversationId(), fact.kind() == Kind.RECEIVED, Boolean::logicalOr));
        send(
                trip,
                changed.entrySet().stream()
                        .map(entry -> entry.getKey() + (entry.getValue() ? "+" : ""))
                        .toList());
    }

    /** Has every open page show these conversations anew, though nothing happened to them: what is due on them changed. */
    public static void tell(Handle db, Collection<Long> conversations) {
        RoundTrip trip = new RoundTrip(db);
        send(trip, conversations.stream().map(String::valueOf).toList());
        trip.send();
    }

    private static void send(RoundTrip trip, List<String> words) {
        for (int from = 0; from < words.size(); from += IDS_PER_PAYLOAD) {
            Signals.publish(
                    trip, TOPIC, String.join(",", words.subList(from, Math.min(from + IDS_PER_PAYLOAD, words.size()))));
        }
    }
}
