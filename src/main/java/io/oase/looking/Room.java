package io.oase.looking;

import io.oase.looking.Onlooker.Doing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one node knows of who looks at what: its own tabs, each as long as it is heard of, and the lists of other nodes, each as
 * long as its node is heard of. Times are of this machine's own clock that only runs forward. Safe for use by many threads.
 */
final class Room {
    /** How long a tab that says nothing is taken for open; it speaks every {@link Looking#BEAT}. */
    static final Duration TAB_LAPSE = Duration.ofSeconds(40);
    /** How long a node that says nothing is taken for alive; it speaks every {@link Looking#REFRESH}. */
    static final Duration NODE_LAPSE = Duration.ofSeconds(25);

    /** What a tab said before it closed may arrive behind its goodbye; later than this, it is taken at its word again. */
    static final Duration GOODBYE = Duration.ofSeconds(5);

    /** Nobody has so many tabs open; the oldest gives way. */
    private static final int MOST_TABS = 30;

    private final Map<Tab, Seen> tabs = new HashMap<>();
    private final Map<Tab, Long> gone = new HashMap<>();
    private final Map<String, Peer> peers = new HashMap<>();

    private record Tab(long account, String id) {}

    private record Seen(long conversation, Doing doing, long at) {}

    private record Peer(List<Onlooker> present, List<Onlooker> coming, long at) {}

    /** @return whether others have to be told */
    synchronized boolean look(long account, String tab, long conversation, Doing doing, long now) {
        Long left = gone.get(new Tab(account, tab));
        if (left != null && now - left <= GOODBYE.toNanos()) {
            return false;
        }
        Seen before = tabs.put(new Tab(account, tab), new Seen(conversation, doing, now));
        if (before == null) {
            tabs.entrySet().stream()
                    .filter(entry -> entry.getKey().account == account)
                    .sorted(Comparator.<Map.Entry<Tab, Seen>>comparingLong(entry -> entry.getValue().at)
                            .reversed())
                    .skip(MOST_TABS)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(tabs::remove);
        }
        return before == null || before.conversation != conversation || before.doing != doing;
    }

    /** Whether this tab has this conversation before it already. */
    synchronized boolean knows(long account, String tab, long conversation) {
        Seen seen = tabs.get(new Tab(account, tab));
        return seen != null && seen.conversation == conversation;
    }

    /** @return whether it was there */
    synchronized boolean leave(long account, String tab, long now) {
        gone.put(new Tab(account, tab), now);
        return tabs.remove(new Tab(account, tab)) != null;
    }

    /** Takes another node's list; one that comes in parts counts when it is complete. */
    synchronized void hear(Roll roll, long now) {
        Peer before = peers.get(roll.node());
        List<Onlooker> coming = new ArrayList<>(roll.part() == 1 || before == null ? List.of() : before.coming);
        coming.addAll(roll.onlookers());
        List<Onlooker> present = roll.part() == roll.parts() ? coming : before == null ? List.of() : before.present;
        peers.put(roll.node(), new Peer(List.copyOf(present), roll.part() == roll.parts() ? List.of() : coming, now));
    }

    /** Forgets tabs and nodes that have fallen silent. */
    synchronized void expire(long now) {
        gone.values().removeIf(left -> now - left > GOODBYE.toNanos());
        tabs.values().removeIf(seen -> now - seen.at > TAB_LAPSE.toNanos());
        peers.values().removeIf(peer -> now - peer.at > NODE_LAPSE.toNanos());
    }

    /** Those in this node's own tabs, each once for a conversation. */
    synchronized SortedSet<Onlooker> own() {
        return together(tabs.entrySet().stream()
                .map(entry ->
                        new Onlooker(entry.getValue().conversation, entry.getKey().account, entry.getValue().doing))
                .toList());
    }

    /** Everybody, on all nodes, each once for a conversation. */
    synchronized SortedSet<Onlooker> all() {
        List<Onlooker> all = new ArrayList<>(own());
        peers.values().forEach(peer -> all.addAll(peer.present));
        return together(all);
    }

    private static SortedSet<Onlooker> together(List<Onlooker> some) {
        record Place(long conversation, long account) {}
        Map<Place, Onlooker> most = new HashMap<>();
        some.forEach(each -> most.merge(
                new Place(each.conversation(), each.account()),
                each,
                (one, other) -> one.doing().compareTo(other.doing()) >= 0 ? one : other));
        return new TreeSet<>(most.values());
    }
}
