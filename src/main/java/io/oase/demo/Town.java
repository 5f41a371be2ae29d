package io.oase.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that is on the make-believe network: its members, their posts, and what the organisation is told. Kept in memory;
 * read by many threads, changed by one at a time.
 */
final class Town {
    private final Clock clock;
    private final Cast cast;
    private final ConcurrentSkipListMap<Long, Post> posts = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Long, Notice> notices = new ConcurrentSkipListMap<>();
    private final List<Consumer<Post>> listeners = new CopyOnWriteArrayList<>();
    private long lastId;

    Town(Clock clock, Cast cast) {
        this.clock = clock;
        this.cast = cast;
    }

    Cast cast() {
        return cast;
    }

    Instant now() {
        return clock.instant();
    }

    /** The time of day, where the clock stands. */
    LocalTime timeOfDay() {
        return LocalTime.ofInstant(clock.instant(), clock.getZone());
    }

    /** Tells this listener of every post published from now on, on the publishing thread. */
    void onPublished(Consumer<Post> listener) {
        listeners.add(listener);
    }

    /** Publishes now. */
    Post publish(Draft draft) {
        var post = add(draft, now());
        listeners.forEach(listener -> listener.accept(post));
        return post;
    }

    /** Adds a post of the past; nobody is told. Has to be called in the order of time. */
    synchronized Post add(Draft draft, Instant at) {
        var post = new Post(nextId(at), draft, addressed(draft), at, null);
        posts.put(post.id(), post);
        if (post.mentions().contains(cast.organisation()) && !post.author().equals(cast.organisation())) {
            tell("mention", post.author(), post.id(), at);
        }
        return post;
    }

    /** Somebody likes a post of the organisation, or (without a post) starts to follow it. */
    synchronized void like(Member from, @Nullable Long post, Instant at) {
        tell(post == null ? "follow" : "favourite", from, post, at);
    }

    /** Changes the words of a post; one that is gone stays gone. */
    synchronized Optional<Post> edit(long id, String text) {
        return Optional.ofNullable(posts.computeIfPresent(id, (key, post) -> {
            var draft = post.draft().saying(text);
            return new Post(id, draft, addressed(draft), post.at(), now());
        }));
    }

    /** Takes a post and what was told of it away. */
    synchronized void delete(long id) {
        posts.remove(id);
        notices.values().removeIf(notice -> notice.post() != null && notice.post() == id);
    }

    Optional<Post> find(@Nullable Long id) {
        return id == null ? Optional.empty() : Optional.ofNullable(posts.get(id));
    }

    /** Every post, newest first; a live view. */
    Collection<Post> newestFirst() {
        return posts.descendingMap().values();
    }

    /** Every notice of the organisation, newest first; a live view. */
    Collection<Notice> noticesNewestFirst() {
        return notices.descendingMap().values();
    }

    /** What stands above a post, oldest first. */
    List<Post> above(Post post) {
        var above = new ArrayDeque<Post>();
        for (var up = find(post.parent()); up.isPresent(); up = find(up.get().parent())) {
            above.addFirst(up.get());
        }
        return List.copyOf(above);
    }

    /** What stands below a post, oldest first; answers come after what they answer. */
    List<Post> below(Post post) {
        var found = new ArrayList<Post>();
        var known = new java.util.HashSet<Long>(List.of(post.id()));
        for (var later : posts.tailMap(post.id(), false).values()) {
            if (later.parent() != null && known.contains(later.parent())) {
                known.add(later.id());
                found.add(later);
            }
        }
        return List.copyOf(found);
    }

    /** The first post of the thread. */
    Post root(Post post) {
        var above = above(post);
        return above.isEmpty() ? post : above.get(0);
    }

    /** How many posts answer each post directly. */
    Map<Long, Long> countAnswers() {
        return posts.values().stream()
                .filter(post -> post.parent() != null && post.isPublic())
                .collect(java.util.stream.Collectors.groupingBy(
                        post -> java.util.Objects.requireNonNull(post.parent()),
                        java.util.stream.Collectors.counting()));
    }

    private void tell(String type, Member from, @Nullable Long post, Instant at) {
        var id = nextId(at);
        notices.put(id, new Notice(id, type, from, post, at));
    }

    /** Who is named, and in answer to whom nobody has to be named: Mastodon notifies only who stands in the text. */
    private List<Member> addressed(Draft draft) {
        return PostText.mentions(draft.text()).stream()
                .flatMap(acct -> cast.byAcct(acct).stream())
                .distinct()
                .toList();
    }

    /** Like Mastodon's: the time in milliseconds, then a counter. Never goes back, so that no cursor misses a post. */
    private long nextId(Instant at) {
        lastId = Math.max(lastId + 1, at.toEpochMilli() << 16);
        return lastId;
    }
}
