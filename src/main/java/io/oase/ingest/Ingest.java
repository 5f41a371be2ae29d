package io.oase.ingest;

import io.oase.channel.Channel;
import io.oase.channel.RemotePost;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.inbox.Recount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores a page of posts: each once, in its thread, with its author, in one transaction that belongs to the caller. One
 * round trip per page for each kind of row. Storing the same page again changes nothing.
 */
public final class Ingest {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    private final Facts facts;
    private final OurReplies ourReplies;

    public Ingest(Facts facts, OurReplies ourReplies) {
        this.facts = facts;
        this.ourReplies = ourReplies;
    }

    /**
     * What a page brought.
     *
     * @param received usable posts in the page
     * @param fresh posts that were not known before
     * @param unusable posts left out because they had no usable key
     * @param lag from posted to stored of the newest inbound one; null when nothing new came in
     */
    public record Result(
            int received, int fresh, int unusable, @Nullable Duration lag) {
        /** Both together. */
        Result and(Result more) {
            @Nullable
            Duration smaller = lag == null || more.lag != null && more.lag.compareTo(lag) < 0 ? more.lag : lag;
            return new Result(received + more.received, fresh + more.fresh, unusable + more.unusable, smaller);
        }
    }

    /** Stores posts and deletions. */
    public Result store(
            Handle db, Channel channel, Collection<RemotePost> posts, Collection<String> deleted, Instant now) {
        List<String> gone =
                deleted.stream().map(Clean::key).filter(Objects::nonNull).toList();
        Map<String, Arrival> arrivals = new LinkedHashMap<>();
        int unusable = 0;
        for (RemotePost post : posts) {
            Arrival arrival = arrival(post, now);
            if (arrival == null) {
                unusable++;
            } else {
                // The same post twice in one page: what is meant for us wins over what is context.
                arrivals.merge(arrival.key(), arrival, (a, b) -> a.addressed() && !b.addressed() ? a : b);
            }
        }
        Map<String, PostDao.Stored> stored = PostDao.find(db, channel.id(), keysToKnow(arrivals.values(), gone));
        Page page = new Page(db, channel, arrivals, stored, now);
        int fresh = arrivals.isEmpty() ? 0 : page.storePosts();
        page.delete(gone);
        page.finish();
        return new Result(arrivals.size(), fresh, unusable, page.lag);
    }

    private static @Nullable Arrival arrival(RemotePost post, Instant now) {
        try {
            return Arrival.of(post, now);
        } catch (RuntimeException unforeseen) {
            LOG.error("A post could not be understood", Unforeseen.withoutWords(unforeseen));
            return null;
        }
    }

    /** Stores an answer of ours that was just published from here. */
    public void storeOwn(Handle db, Channel channel, RemotePost own, Instant now) {
        store(db, channel, List.of(own), List.of(), now);
    }

    private static Set<String> keysToKnow(Collection<Arrival> arrivals, Collection<String> gone) {
        Set<String> keys = new TreeSet<>(gone);
        for (Arrival arrival : arrivals) {
            keys.add(arrival.key());
            if (arrival.parentKey() != null) {
                keys.add(arrival.parentKey());
            }
            if (arrival.rootKey() != null) {
                keys.add(arrival.rootKey());
            }
        }
        return keys;
    }

    /** One page on its way in. */
    private final class Page {
        private final Handle db;
        private final Channel channel;
        private final Map<String, Arrival> arrivals;
        private final Map<String, PostDao.Stored> stored;
        private final Instant now;
        private final List<Fact> happened = new ArrayList<>();
        private final Set<Long> touched = new TreeSet<>();
        private final Set<Long> spokenTo = new TreeSet<>();
        private final Set<Long> answeredOutside = new TreeSet<>();
        private final Set<Long> grown = new TreeSet<>();
        private @Nullable Duration lag;

        Page(
                Handle db,
                Channel channel,
                Map<String, Arrival> arrivals,
                Map<String, PostDao.Stored> stored,
                Instant now) {
            this.db = db;
            this.channel = channel;
            this.arrivals = arrivals;
            this.stored = stored;
            this.now = now;
        }

        int storePosts() {
            List<Arrival> unplaced = arrivals.values().stream()
                    .filter(arrival -> !placed(arrival))
                    .toList();
            Map<String, Long> homes = homes(unplaced);
            touched.addAll(homes.values());
            touched.removeAll(begun);
            arrivals.keySet().forEach(key -> {
                PostDao.Stored known = stored.get(key);
                if (known != null && known.conversationId() != null) {
                    touched.add(known.conversationId());
                }
            });
            Recount.lock(db, touched);
            int fresh = insert(unplaced, homes);
            promote(unplaced, homes);
            change();
            return fresh;
        }

        /** Stored already, and where it belongs. */
        private boolean placed(Arrival arrival) {
            PostDao.Stored known = stored.get(arrival.key());
            return known != null && (known.conversationId() != null || !arrival.addressed());
        }

        private Map<String, Long> homes(List<Arrival> unplaced) {
            Set<String> keys = unplaced.stream().map(Arrival::key).collect(Collectors.toCollection(TreeSet::new));
            Set<String> threadKeys = new TreeSet<>(keys);
            unplaced.stream().map(Arrival::rootKey).filter(Objects::nonNull).forEach(threadKeys::add);
            Map<String, Threads.Known> known = new HashMap<>();
            stored.forEach(
                    (key, post) -> known.put(key, new Threads.Known(post.id(), post.own(), post.conversationId())));
            if (!keys.isEmpty()) {
                below.putAll(PostDao.below(db, channel.id(), keys));
            }
            Map<String, Long> homesBelow = new HashMap<>();
            below.forEach((key, answers) -> {
                if (answers.conversationId() != null) {
                    homesBelow.put(key, answers.conversationId());
                }
            });
            Map<String, Threads.Home> decided = new Threads(
                            known,
                            keys.isEmpty() ? Map.of() : ConversationRows.find(db, channel.id(), threadKeys),
                            homesBelow)
                    .decide(unplaced);
            Map<String, Long> fresh = open(unplaced, decided);
            Map<String, Long> homes = new HashMap<>();
            decided.forEach((key, home) -> {
                if (home instanceof Threads.Home.Stored there) {
                    homes.put(key, there.conversationId());
                } else if (home instanceof Threads.Home.Fresh made) {
                    homes.put(key, fresh.get(made.threadKey()));
                }
            });
            return homes;
        }

        private Map<String, Long> open(List<Arrival> unplaced, Map<String, Threads.Home> decided) {
            Map<String, Arrival> firsts = new LinkedHashMap<>();
            for (Arrival arrival : unplaced) {
                if (decided.get(arrival.key()) instanceof Threads.Home.Fresh fresh
                        && arrival.addressed()
                        && !arrival.own()) {
                    firsts.merge(
                            fresh.threadKey(), arrival, (a, b) -> b.postedAt().isBefore(a.postedAt()) ? b : a);
                }
            }
            Map<String, IdentityDao.Identity> authors = identities();
            List<ConversationRows.Fresh> fresh = firsts.entrySet().stream()
                    .map(entry -> Opening.of(entry.getKey(), entry.getValue(), known(authors, entry.getValue())))
                    .toList();
            Map<String, Long> ids = ConversationRows.insert(db, channel.id(), fresh, now);
            firsts.forEach((threadKey, first) -> opened.put(first.key(), ids.get(threadKey)));
            begun.addAll(ids.values());
            return ids;
        }

        private final Map<String, Long> opened = new HashMap<>();
        /** Made, or found made meanwhile, by this transaction's insert: locked already. */
        private final Set<Long> begun = new TreeSet<>();

        private final Map<String, PostDao.Below> below = new HashMap<>();
        private @Nullable Map<String, IdentityDao.Identity> identities;

        private Map<String, IdentityDao.Identity> identities() {
            if (identities == null) {
                identities = IdentityDao.store(
                        db,
                        channel.network(),
                        arrivals.values().stream().map(Arrival::author).toList(),
                        now);
            }
            return identities;
        }

        private static IdentityDao.Identity known(Map<String, IdentityDao.Identity> authors, Arrival arrival) {
            return Objects.requireNonNull(authors.get(arrival.author().key()));
        }

        private int insert(List<Arrival> unplaced, Map<String, Long> homes) {
            List<Arrival> unknown = unplaced.stream()
                    .filter(arrival -> !stored.containsKey(arrival.key()))
                    .toList();
            Map<String, Long> replies = ourReplies(unknown, homes);
            Map<String, IdentityDao.Identity> authors = identities();
            Map<String, Long> ids = PostDao.insert(
                    db,
                    channel.id(),
                    unknown.stream()
                            .map(arrival -> new PostDao.Row(
                                    arrival,
                                    homes.get(arrival.key()),
                                    known(authors, arrival).id(),
                                    replies.get(arrival.key())))
                            .toList(),
                    now);
            for (Arrival arrival : unknown) {
                Long id = ids.get(arrival.key());
                Long home = homes.get(arrival.key());
                if (id != null && home != null) {
                    cameIn(arrival, id, home, replies.containsKey(arrival.key()));
                }
            }
            Map<String, Long> placedNow = new HashMap<>();
            unknown.stream()
                    .filter(arrival -> homes.containsKey(arrival.key()))
                    .forEach(arrival -> placedNow.put(arrival.key(), homes.get(arrival.key())));
            placedNow.keySet().retainAll(answeredByContext(unknown, homes));
            PostDao.adopt(db, channel.id(), placedNow);
            return ids.size();
        }

        /** Keys of posts with an answer, stored or in this page, that belongs nowhere yet. */
        private Set<String> answeredByContext(List<Arrival> unknown, Map<String, Long> homes) {
            Set<String> keys = new TreeSet<>();
            below.values().stream().filter(PostDao.Below::context).forEach(answers -> keys.add(answers.parentKey()));
            unknown.stream()
                    .filter(arrival -> arrival.parentKey() != null && !homes.containsKey(arrival.key()))
                    .forEach(arrival -> keys.add(Objects.requireNonNull(arrival.parentKey())));
            return keys;
        }

        private Map<String, Long> ourReplies(List<Arrival> unknown, Map<String, Long> homes) {
            List<OurReplies.OwnPost> own = unknown.stream()
                    .filter(arrival -> arrival.own() && homes.containsKey(arrival.key()))
                    .map(arrival -> new OurReplies.OwnPost(
                            arrival.key(), Objects.requireNonNull(homes.get(arrival.key())), arrival.body()))
                    .toList();
            return own.isEmpty() ? Map.of() : ourReplies.match(db, channel.id(), own);
        }

        private void promote(List<Arrival> unplaced, Map<String, Long> homes) {
            List<PostDao.Promoted> promoted = new ArrayList<>();
            for (Arrival arrival : unplaced) {
                PostDao.Stored known = stored.get(arrival.key());
                Long home = homes.get(arrival.key());
                if (known != null && home != null) {
                    promoted.add(new PostDao.Promoted(known.id(), home, arrival.addressed(), arrival.kind()));
                    cameIn(arrival, known.id(), home, false);
                }
            }
            PostDao.promote(db, promoted);
        }

        private void cameIn(Arrival arrival, long id, long conversation, boolean publishedHere) {
            Map<String, Object> data = Map.of("post", id);
            grown.add(conversation);
            if (arrival.own()) {
                if (!publishedHere) {
                    happened.add(Fact.of(conversation, Kind.ANSWERED_OUTSIDE, data));
                    answeredOutside.add(conversation);
                }
                return;
            }
            if (!arrival.addressed()) {
                happened.add(Fact.of(conversation, Kind.OVERHEARD, data));
                return;
            }
            if (opened.containsKey(arrival.key())) {
                happened.add(Fact.of(conversation, Kind.OPENED, data));
            }
            happened.add(Fact.of(conversation, Kind.RECEIVED, data));
            spokenTo.add(conversation);
            Duration age = Duration.between(arrival.postedAt(), now);
            lag = lag == null || age.compareTo(lag) < 0 ? age : lag;
        }

        /** Known posts that look different now. */
        private void change() {
            List<Arrival> same = new ArrayList<>();
            List<PostDao.Edited> edited = new ArrayList<>();
            for (Arrival arrival : arrivals.values()) {
                PostDao.Stored known = stored.get(arrival.key());
                if (known == null) {
                    continue;
                }
                if (known.contentHash().equals(arrival.contentHash())) {
                    same.add(arrival);
                } else {
                    edited.add(new PostDao.Edited(known.id(), arrival));
                    if (known.conversationId() != null) {
                        happened.add(Fact.of(known.conversationId(), Kind.EDITED, Map.of("post", known.id())));
                    }
                }
            }
            PostDao.edit(db, edited, now);
            PostDao.refresh(db, channel.id(), same);
        }

        void delete(Collection<String> gone) {
            Set<Long> conversations = gone.stream()
                    .map(stored::get)
                    .filter(known -> known != null && known.conversationId() != null)
                    .map(PostDao.Stored::conversationId)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!touched.containsAll(conversations)) {
                Recount.lock(db, conversations);
            }
            Set<Long> deleted = new TreeSet<>();
            for (String key : gone) {
                PostDao.Stored known = stored.get(key);
                if (known != null && known.deletedAt() == null && deleted.add(known.id())) {
                    if (known.conversationId() != null) {
                        touched.add(known.conversationId());
                        happened.add(Fact.of(known.conversationId(), Kind.DELETED, Map.of("post", known.id())));
                    }
                }
            }
            PostDao.delete(db, deleted, now);
        }

        void finish() {
            happened.forEach(fact -> grown.add(fact.conversationId()));
            if (grown.isEmpty()) {
                return;
            }
            Recount.recount(db, grown);
            ConversationRows.touched(db, answeredOutside);
            ConversationRows.reopen(db, spokenTo)
                    .forEach((id, from) ->
                            happened.add(Fact.of(id, Kind.STATE_CHANGED, Map.of("from", from, "to", "open"))));
            facts.publish(db, happened, now);
        }
    }
}
