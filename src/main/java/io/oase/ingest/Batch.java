package io.oase.ingest;

import io.oase.base.Said;
import io.oase.channel.Page;
import io.oase.channel.RemotePost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pages that were read one after the other and are stored in one transaction, with the bookmark of the last: a transaction costs about
 * as much as thirty posts. A page that says something else about a post than one before it does not belong to the same batch.
 */
final class Batch {
    /** More make a post hardly cheaper, and keep their conversations locked for longer. */
    static final int ENOUGH = 400;
    /** So long a post may wait for those behind it. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Set<String> keys = new HashSet<>();
    private final List<RemotePost> posts = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private @Nullable Page last;
    private @Nullable Instant since;
    private Optional<Said> loss = Optional.empty();
    private int delivered;
    private int unreadable;

    /** Whether the page can be stored together with those before it. */
    boolean takes(Page page) {
        return Collections.disjoint(keysOf(page), keys);
    }

    /** Adds a page read at this time, and what stands above its posts. */
    void add(Page page, Collection<RemotePost> above, Instant at) {
        keys.addAll(keysOf(page));
        keys.addAll(cleaned(above.stream().map(RemotePost::key)));
        posts.addAll(page.posts());
        posts.addAll(above);
        gone.addAll(page.gone());
        loss = page.loss().or(() -> loss);
        delivered += page.posts().size();
        unreadable += page.unreadable();
        since = since == null ? at : since;
        last = page;
    }

    /** Whether it should be stored before more is read. */
    boolean full(Instant now) {
        return posts.size() >= ENOUGH || since != null && !now.isBefore(since.plus(LONGEST));
    }

    /** The page read last; null before there is one. */
    @Nullable
    Page last() {
        return last;
    }

    /** Keys of all posts it speaks of. */
    Set<String> keys() {
        return keys;
    }

    /** Posts of all pages, and what stands above them. */
    List<RemotePost> posts() {
        return posts;
    }

    /** Keys of deleted posts. */
    List<String> gone() {
        return gone;
    }

    /** What one of its pages said may be lost. */
    Optional<Said> loss() {
        return loss;
    }

    /** Posts that the network delivered, without those above. */
    int delivered() {
        return delivered;
    }

    /** Entries that could not be understood. */
    int unreadable() {
        return unreadable;
    }

    private static Set<String> keysOf(Page page) {
        return cleaned(Stream.concat(page.posts().stream().map(RemotePost::key), page.gone().stream()));
    }

    private static Set<String> cleaned(Stream<String> keys) {
        return keys.map(Clean::key).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
