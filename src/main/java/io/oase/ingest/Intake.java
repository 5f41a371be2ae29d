package io.oase.ingest;

import io.oase.channel.Channel;
import io.oase.db.RoundTrip;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Recount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One page on its way in: its posts are placed, stored, brought up to date, and what happened is told. Conversations that
 * grew are counted anew.
 */
final class Intake {
    private static final Comparator<Arrival> OLDEST_FIRST =
            Comparator.comparing(Arrival::postedAt).thenComparing(Arrival::key);

    private final Handle db;
    private final Channel channel;
    private final Map<String, Arrival> arrivals;
    private final Known known;
    private final Placing placing;
    private final Map<String, Known.Post> stored;
    private final OurReplies ourReplies;
    private final Instant now;

    private final List<Fact> happened = new ArrayList<>();
    private final Set<Long> spokenTo = new TreeSet<>();
    private final Set<Long> answeredOutside = new TreeSet<>();
    private final Set<Long> grown = new TreeSet<>();

    private Map<String, IdentityDao.Identity> authors = Map.of();
    private @Nullable Duration lag;

    Intake(Handle db, Channel channel, Map<String, Arrival> arrivals, Known known, OurReplies ourReplies, Instant now) {
        this.db = db;
        this.channel = channel;
        this.arrivals = arrivals;
        this.known = known;
        this.placing = new Placing(db, channel, known, now);
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
        List<Long> ids = placing.place(arrivals.values(), unplaced, unknown, authors);
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
                        .filter(id -> id != null && !placing.locked(id))
                        .collect(Collectors.toCollection(TreeSet::new)));
        PostDao.delete(db, deleted.stream().map(Known.Post::id).toList(), now);
        deleted.forEach(post -> happen(post.conversationId(), Kind.DELETED, post.id()));
    }

    /** Brings what lists show of the conversations up to date, on that round trip; answers what happened to them. */
    List<Fact> finish(RoundTrip trip) {
        happened.forEach(fact -> grown.add(fact.conversationId()));
        Set<Long> reopened = new TreeSet<>();
        for (long id : spokenTo) {
            String from = placing.state(id);
            if (from.equals("waiting") || from.equals("resolved")) {
                reopened.add(id);
                happened.add(Fact.of(id, Kind.STATE_CHANGED, Map.of("from", from, "to", "open")));
            }
        }
        // A conversation nobody had touched has been answered in the network's own app: it is no longer new.
        answeredOutside.stream().filter(id -> placing.state(id).equals("new")).forEach(reopened::add);
        placing.grew(reopened);
        grown.removeIf(placing::complete);
        Recount.recount(trip, grown, reopened);
        return happened;
    }

    /** Stored already, and where it belongs. */
    private boolean placed(Arrival arrival) {
        Known.Post before = stored.get(arrival.key());
        return before != null && (before.conversationId() != null || !arrival.addressed());
    }

    private int insert(List<Arrival> unknown, List<Long> ids) {
        Map<String, Long> replies = ourReplies(unknown);
        List<PostDao.Row> rows = new ArrayList<>();
        for (int i = 0; i < unknown.size(); i++) {
            Arrival arrival = unknown.get(i);
            rows.add(new PostDao.Row(
                    ids.get(i),
                    arrival,
                    placing.home(arrival.key()),
                    Objects.requireNonNull(authors.get(arrival.author().key())).id(),
                    replies.get(arrival.key())));
        }
        Set<String> inserted = PostDao.insert(db, channel.id(), rows, now);
        if (inserted.size() < rows.size()) {
            placing.crossed();
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
                .filter(arrival -> arrival.own() && placing.home(arrival.key()) != null)
                .map(arrival -> new OurReplies.OwnPost(
                        arrival.key(), Objects.requireNonNull(placing.home(arrival.key())), arrival.body()))
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
                .filter(arrival -> arrival.parentKey() != null && placing.home(arrival.key()) == null)
                .forEach(arrival -> answered.add(Objects.requireNonNull(arrival.parentKey())));
        Map<String, Long> placedNow = new HashMap<>();
        unknown.stream()
                .map(Arrival::key)
                .filter(key -> placing.home(key) != null && answered.contains(key))
                .forEach(key -> placedNow.put(key, Objects.requireNonNull(placing.home(key))));
        PostDao.adopt(db, channel.id(), placedNow);
        placing.grew(placedNow.values());
    }

    private void promote(List<Arrival> unplaced) {
        List<PostDao.Promoted> promoted = new ArrayList<>();
        for (Arrival arrival : unplaced) {
            Known.Post before = stored.get(arrival.key());
            Long home = placing.home(arrival.key());
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
        if (placing.opens(arrival.key())) {
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
            if (before.isEdited(arrival)) {
                edited.add(new PostDao.Edited(before.id(), arrival));
                happen(before.conversationId(), Kind.EDITED, before.id());
            } else if (before.differs(arrival)) {
                refreshed.add(
                        new PostDao.Refreshed(before.id(), arrival.ref(), arrival.parentAbsence(), arrival.stars()));
                if (arrival.stars() != null && before.conversationId() != null) {
                    grown.add(before.conversationId());
                }
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
