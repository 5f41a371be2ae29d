package io.oase.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides to which conversation each arrival belongs. Pure: works on what is known, names new conversations by their
 * thread key.
 *
 * <p>A conversation is one matter. An answer belongs where the post it answers belongs. Below an announcement of ours every
 * direct answer is a matter of its own: thirty people who answer one announcement have thirty concerns. A parent that
 * arrives after its answer joins the answer's conversation. What is only context above a conversation belongs to none.
 */
final class Threads {
    private final Map<String, Known.Post> known;
    private final Map<String, Long> byThreadKey;
    private final Map<String, Long> byChild;
    private final Map<String, Home> decided = new LinkedHashMap<>();
    private final Set<String> ownArrivals = new HashSet<>();

    /**
     * @param known stored posts by key: the arrivals' own rows, parents and roots
     * @param byThreadKey stored conversations by thread key
     * @param byChild for keys of arrivals, the conversation of a stored post that answers it
     */
    Threads(Map<String, Known.Post> known, Map<String, Long> byThreadKey, Map<String, Long> byChild) {
        this.known = known;
        this.byThreadKey = byThreadKey;
        this.byChild = byChild;
    }

    /** Where a post belongs: a stored conversation, one to be made under a thread key, or none. */
    sealed interface Home {
        record Stored(long conversationId) implements Home {}

        record Fresh(String threadKey) implements Home {}

        record Nowhere() implements Home {}
    }

    /** Decides for all of them; parents are decided before their answers whatever their order. */
    Map<String, Home> decide(List<Arrival> arrivals) {
        arrivals.stream().filter(Arrival::own).map(Arrival::key).forEach(ownArrivals::add);
        for (Arrival arrival : parentsFirst(arrivals)) {
            decided.put(arrival.key(), home(arrival));
        }
        return decided;
    }

    /** Parents before answers; a cycle is cut where it is first met. */
    static List<Arrival> parentsFirst(List<Arrival> arrivals) {
        Map<String, Arrival> byKey = new HashMap<>();
        arrivals.forEach(arrival -> byKey.put(arrival.key(), arrival));
        List<Arrival> ordered = new ArrayList<>(arrivals.size());
        Set<String> visited = new HashSet<>();
        for (Arrival arrival : arrivals) {
            List<Arrival> chain = new ArrayList<>();
            for (Arrival at = arrival; at != null && visited.add(at.key()); ) {
                chain.add(at);
                at = at.parentKey() == null ? null : byKey.get(at.parentKey());
            }
            for (int i = chain.size() - 1; i >= 0; i--) {
                ordered.add(chain.get(i));
            }
        }
        return ordered;
    }

    private Home home(Arrival arrival) {
        Known.Post self = known.get(arrival.key());
        if (self != null && self.conversationId() != null) {
            return new Home.Stored(self.conversationId());
        }
        Home above = ofParent(arrival);
        if (!(above instanceof Home.Nowhere)) {
            return above;
        }
        if (arrival.own() || !arrival.addressed()) {
            return above;
        }
        Long below = byChild.get(arrival.key());
        if (below != null) {
            return new Home.Stored(below);
        }
        String threadKey = threadKey(arrival);
        Long stored = byThreadKey.get(threadKey);
        return stored == null ? new Home.Fresh(threadKey) : new Home.Stored(stored);
    }

    private Home ofParent(Arrival arrival) {
        if (arrival.parentKey() == null) {
            return new Home.Nowhere();
        }
        Home inPage = decided.get(arrival.parentKey());
        if (inPage != null) {
            return inPage;
        }
        Known.Post parent = known.get(arrival.parentKey());
        return parent == null || parent.conversationId() == null
                ? new Home.Nowhere()
                : new Home.Stored(parent.conversationId());
    }

    /** The thread's root where the network names it and it is not ours; the post itself otherwise. */
    private String threadKey(Arrival arrival) {
        String root = arrival.rootKey();
        return root == null || ours(root) ? arrival.key() : root;
    }

    private boolean ours(String key) {
        Known.Post stored = known.get(key);
        return stored != null && stored.own() || ownArrivals.contains(key);
    }
}
