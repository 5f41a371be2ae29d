package io.oase.ingest;

import io.oase.channel.Channel;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Where the posts of a page belong. Conversations that exist are locked before ids are taken for new posts, so that within
 * each of them ids grow in the order of commits; conversations that begin are written once, complete.
 */
final class Placing {
    private final Handle db;
    private final Channel channel;
    private final Known known;
    private final Instant now;

    private final Map<String, Long> homes = new HashMap<>();
    private final Set<String> openings = new TreeSet<>();
    /** States of conversations that are locked, as they were before this page. */
    private final Map<Long, String> states = new HashMap<>();
    /** Conversations that stand as they should without being counted. */
    private final Set<Long> complete = new TreeSet<>();

    Placing(Handle db, Channel channel, Known known, Instant now) {
        this.db = db;
        this.channel = channel;
        this.known = known;
        this.now = now;
    }

    /**
     * Decides, locks, and makes what begins.
     *
     * @param arrivals all of the page
     * @param unplaced those that belong nowhere yet
     * @param unknown those that are not stored yet
     * @return ids for the unknown ones, in their order
     */
    List<Long> place(
            Collection<Arrival> arrivals,
            List<Arrival> unplaced,
            List<Arrival> unknown,
            Map<String, IdentityDao.Identity> authors) {
        Map<String, Threads.Home> decided = decide(unplaced);
        ConversationRows.Locked locked = ConversationRows.lock(db, existing(arrivals, decided), unknown.size());
        states.putAll(locked.states());
        return open(unplaced, unknown, decided, locked.postIds(), authors);
    }

    /** The conversation a post belongs to; null: to none. */
    @Nullable
    Long home(String key) {
        return homes.get(key);
    }

    /** Whether a conversation begins with this post. */
    boolean opens(String key) {
        return openings.contains(key);
    }

    /** Whether it is locked since it was placed. */
    boolean locked(long conversation) {
        return states.containsKey(conversation);
    }

    /** Its state before this page. */
    String state(long conversation) {
        return states.getOrDefault(conversation, "new");
    }

    /** Whether it was made by this page and stands as it should. */
    boolean complete(long conversation) {
        return complete.contains(conversation);
    }

    /** More came into these than they were made with. */
    void grew(Collection<Long> conversations) {
        complete.removeAll(conversations);
    }

    /** Somebody else stored some of the posts meanwhile: nothing is sure. */
    void crossed() {
        complete.clear();
    }

    private Map<String, Threads.Home> decide(List<Arrival> unplaced) {
        if (unplaced.isEmpty()) {
            return Map.of();
        }
        Map<String, Long> homesBelow = new HashMap<>();
        known.below().forEach((key, answers) -> {
            if (answers.conversationId() != null) {
                homesBelow.put(key, answers.conversationId());
            }
        });
        return new Threads(known.posts(), known.conversations(), homesBelow).decide(unplaced);
    }

    private Set<Long> existing(Collection<Arrival> arrivals, Map<String, Threads.Home> decided) {
        Set<Long> existing = new TreeSet<>();
        decided.forEach((key, home) -> {
            if (home instanceof Threads.Home.Stored there) {
                existing.add(there.conversationId());
                homes.put(key, there.conversationId());
            }
        });
        for (Arrival arrival : arrivals) {
            Known.Post before = known.posts().get(arrival.key());
            if (before != null && before.conversationId() != null) {
                existing.add(before.conversationId());
            }
        }
        return existing;
    }

    /** Makes the conversations that begin; answers the ids for the unknown posts. */
    private List<Long> open(
            List<Arrival> unplaced,
            List<Arrival> unknown,
            Map<String, Threads.Home> decided,
            List<Long> postIds,
            Map<String, IdentityDao.Identity> authors) {
        Map<String, Opening> beginning = new LinkedHashMap<>();
        for (Arrival arrival : unplaced) {
            if (decided.get(arrival.key()) instanceof Threads.Home.Fresh fresh) {
                beginning.computeIfAbsent(fresh.threadKey(), Opening::new);
            }
        }
        if (beginning.isEmpty()) {
            return postIds;
        }
        Map<String, Long> idOf = new HashMap<>();
        for (int i = 0; i < unknown.size(); i++) {
            idOf.put(unknown.get(i).key(), postIds.get(i));
        }
        for (Arrival arrival : unplaced) {
            if (decided.get(arrival.key()) instanceof Threads.Home.Fresh fresh) {
                Objects.requireNonNull(beginning.get(fresh.threadKey())).add(arrival, idOf.get(arrival.key()));
            }
        }
        Map<String, ConversationRows.Made> made = ConversationRows.insert(
                db,
                channel.id(),
                beginning.values().stream().map(opening -> opening.row(authors)).toList(),
                now);
        beginning.forEach((threadKey, opening) -> {
            ConversationRows.Made conversation = Objects.requireNonNull(made.get(threadKey));
            states.put(conversation.id(), conversation.state());
            openings.add(opening.first().key());
            opening.members().forEach(key -> homes.put(key, conversation.id()));
            if (conversation.fresh() && opening.complete()) {
                complete.add(conversation.id());
            }
        });
        if (made.values().stream().allMatch(ConversationRows.Made::fresh)) {
            return postIds;
        }
        // Somebody else began one of them and had ids for its posts after we took ours.
        complete.clear();
        return ConversationRows.lock(db, Set.of(), unknown.size()).postIds();
    }
}
