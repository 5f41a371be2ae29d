package io.oase.ingest;

import io.oase.channel.Channel;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Recount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One page on its way in. Conversations that exist are locked before ids are taken for its posts, so that within each of
 * them ids grow in the order of commits. Conversations that begin are written once, complete; others are counted anew.
 */
final class Intake {
    private static final Comparator<Arrival> OLDEST_FIRST =
            Comparator.comparing(Arrival::postedAt).thenComparing(Arrival::key);

    private final Handle db;
    private final Channel channel;
    private final Map<String, Arrival> arrivals;
    private final Known known;
    private final Map<String, Known.Post> stored;
    private final OurReplies ourReplies;
    private final Instant now;

    private final List<Fact> happened = new ArrayList<>();
    private final Set<Long> spokenTo = new TreeSet<>();
    private final Set<Long> answeredOutside = new TreeSet<>();
    private final Set<Long> grown = new TreeSet<>();
    /** States of conversations that are locked, as they were before this page. */
    private final Map<Long, String> states = new HashMap<>();
    /** Conversations that stand as they should without being counted. */
    private final Set<Long> complete = new TreeSet<>();

    private final Map<String, Long> homes = new HashMap<>();
    private final Set<String> openings = new TreeSet<>();
    private Map<String, IdentityDao.Identity> authors = Map.of();
    private @Nullable Duration lag;

    Intake(Handle db, Channel channel, Map<String, Arrival> arrivals, Known known, OurReplies ourReplies, Instant now) {
        this.db = db;
        this.channel = channel;
        this.arrivals = arrivals;
        this.known = known;
        this.stored = known.posts();
        this.ourReplies = ourReplies;
        this.now = now;
    }

    /** From posted to stored of the newest inbound post; null when nothing new came in. */
    @Nullable
    Duration lag() {
        return lag;
    }

    /** Stores posts; how many are new. */
    int storePosts() {
        authors = IdentityDao.store(
                db,
                channel.network(),
                arrivals.values().stream().map(Arrival::author).toList(),
                known.people(),
                now);
        List<Arrival> unplaced =
                arrivals.values().stream().filter(arrival -> !placed(arrival)).toList();
        List<Arrival> unknown = unplaced.stream()
                .filter(arrival -> !stored.containsKey(arrival.key()))
                .sorted(OLDEST_FIRST)
                .toList();
        Map<String, Threads.Home> decided = decide(unplaced);
        ConversationRows.Locked locked = ConversationRows.lock(db, existing(decided), unknown.size());
        states.putAll(locked.states());
        List<Long> ids = open(unplaced, unknown, decided, locked.postIds());
        int fresh = insert(unknown, ids);
        promote(unplaced);
        change();
        return fresh;
    }

    /** Deletes what its authors deleted. */
    void delete(Collection<String> gone) {
        List<Known.Post> deleted = gone.stream()
                .distinct()
                .map(stored::get)
                .filter(post -> post != null && post.deletedAt() == null)
                .map(Objects::requireNonNull)
                .toList();
        Recount.lock(
                db,
                deleted.stream()
                        .map(Known.Post::conversationId)
                        .filter(id -> id != null && !states.containsKey(id))
                        .collect(Collectors.toCollection(TreeSet::new)));
        PostDao.delete(db, deleted.stream().map(Known.Post::id).toList(), now);
        deleted.forEach(post -> happen(post.conversationId(), Kind.DELETED, post.id()));
    }

    /** Brings what lists show of the conversations up to date; answers what happened to them. */
    List<Fact> finish() {
        happened.forEach(fact -> grown.add(fact.conversationId()));
        Set<Long> reopened = new TreeSet<>();
        for (long id : spokenTo) {
            String from = states.getOrDefault(id, "new");
            if (from.equals("waiting") || from.equals("resolved")) {
                reopened.add(id);
                happened.add(Fact.of(id, Kind.STATE_CHANGED, Map.of("from", from, "to", "open")));
            }
        }
        // A conversation nobody had touched has been answered in the network's own app: it is no longer new.
        answeredOutside.stream()
                .filter(id -> states.getOrDefault(id, "new").equals("new"))
                .forEach(reopened::add);
        complete.removeAll(reopened);
        grown.removeAll(complete);
        Recount.recount(db, grown, reopened);
        return happened;
    }

    /** Stored already, and where it belongs. */
    private boolean placed(Arrival arrival) {
        Known.Post before = stored.get(arrival.key());
        return before != null && (before.conversationId() != null || !arrival.addressed());
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
        return new Threads(stored, known.conversations(), homesBelow).decide(unplaced);
    }

    private Set<Long> existing(Map<String, Threads.Home> decided) {
        Set<Long> existing = new TreeSet<>();
        decided.forEach((key, home) -> {
            if (home instanceof Threads.Home.Stored there) {
                existing.add(there.conversationId());
                homes.put(key, there.conversationId());
            }
        });
        arrivals.keySet().forEach(key -> {
            Known.Post before = stored.get(key);
            if (before != null && before.conversationId() != null) {
                existing.add(before.conversationId());
            }
        });
        return existing;
    }

    /** Makes the conversations that begin; answers the ids for the unknown posts. */
    private List<Long> open(
            List<Arrival> unplaced, List<Arrival> unknown, Map<String, Threads.Home> decided, List<Long> postIds) {
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

    private int insert(List<Arrival> unknown, List<Long> ids) {
        Map<String, Long> replies = ourReplies(unknown);
        List<PostDao.Row> rows = new ArrayList<>();
        for (int i = 0; i < unknown.size(); i++) {
            Arrival arrival = unknown.get(i);
            rows.add(new PostDao.Row(
                    ids.get(i),
                    arrival,
                    homes.get(arrival.key()),
                    Objects.requireNonNull(authors.get(arrival.author().key())).id(),
                    replies.get(arrival.key())));
        }
        Set<String> inserted = PostDao.insert(db, channel.id(), rows, now);
        if (inserted.size() < rows.size()) {
            complete.clear();
        }
        for (PostDao.Row row : rows) {
            if (inserted.contains(row.post().key()) && row.conversationId() != null) {
                cameIn(row.post(), row.id(), row.conversationId(), row.replyId() != null);
            }
        }
        adopt(unknown);
        return inserted.size();
    }

    private Map<String, Long> ourReplies(List<Arrival> unknown) {
        List<OurReplies.OwnPost> own = unknown.stream()
                .filter(arrival -> arrival.own() && homes.containsKey(arrival.key()))
                .map(arrival -> new OurReplies.OwnPost(
                        arrival.key(), Objects.requireNonNull(homes.get(arrival.key())), arrival.body()))
                .toList();
        return own.isEmpty() ? Map.of() : ourReplies.match(db, channel.id(), own);
    }

    /** Answers that belonged nowhere until now, stored ones and those of this page. */
    private void adopt(List<Arrival> unknown) {
        Set<String> answered = new TreeSet<>();
        known.below().values().stream()
                .filter(Known.Below::context)
                .forEach(answers -> answered.add(answers.parentKey()));
        unknown.stream()
                .filter(arrival -> arrival.parentKey() != null && !homes.containsKey(arrival.key()))
                .forEach(arrival -> answered.add(Objects.requireNonNull(arrival.parentKey())));
        Map<String, Long> placedNow = new HashMap<>();
        unknown.stream()
                .map(Arrival::key)
                .filter(key -> homes.containsKey(key) && answered.contains(key))
                .forEach(key -> placedNow.put(key, Objects.requireNonNull(homes.get(key))));
        PostDao.adopt(db, channel.id(), placedNow);
        complete.removeAll(placedNow.values());
    }

    private void promote(List<Arrival> unplaced) {
        List<PostDao.Promoted> promoted = new ArrayList<>();
        for (Arrival arrival : unplaced) {
            Known.Post before = stored.get(arrival.key());
            Long home = homes.get(arrival.key());
            if (before != null && home != null) {
                promoted.add(new PostDao.Promoted(before.id(), home, arrival.addressed(), arrival.kind()));
                cameIn(arrival, before.id(), home, false);
            }
        }
        PostDao.promote(db, promoted);
    }

    private void cameIn(Arrival arrival, long id, long conversation, boolean publishedHere) {
        grown.add(conversation);
        if (arrival.own()) {
            if (!publishedHere) {
                happen(conversation, Kind.ANSWERED_OUTSIDE, id);
                answeredOutside.add(conversation);
            }
            return;
        }
        if (!arrival.addressed()) {
            happen(conversation, Kind.OVERHEARD, id);
            return;
        }
        if (openings.contains(arrival.key())) {
            happen(conversation, Kind.OPENED, id);
        }
        happen(conversation, Kind.RECEIVED, id);
        spokenTo.add(conversation);
        Duration age = Duration.between(arrival.postedAt(), now);
        lag = lag == null || age.compareTo(lag) < 0 ? age : lag;
    }

    /** Known posts that look different now. */
    private void change() {
        List<PostDao.Refreshed> refreshed = new ArrayList<>();
        List<PostDao.Edited> edited = new ArrayList<>();
        for (Arrival arrival : arrivals.values()) {
            Known.Post before = stored.get(arrival.key());
            if (before == null) {
                continue;
            }
            if (!before.contentHash().equals(arrival.contentHash())) {
                edited.add(new PostDao.Edited(before.id(), arrival));
                happen(before.conversationId(), Kind.EDITED, before.id());
            } else if (before.differs(arrival)) {
                refreshed.add(new PostDao.Refreshed(before.id(), arrival.ref(), arrival.parentAbsence()));
            }
        }
        PostDao.edit(db, edited, now);
        PostDao.refresh(db, refreshed);
    }

    private void happen(@Nullable Long conversation, Kind kind, long post) {
        if (conversation != null) {
            happened.add(Fact.of(conversation, kind, Map.of("post", post)));
        }
    }
}
