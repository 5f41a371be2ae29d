package io.oase.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.base.Said;
import io.oase.channel.Page;
import io.oase.channel.RemotePost;
import io.oase.channel.RemotePost.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one reading has brought so far. */
final class Poll {
    private final Statuses statuses;
    private final Parents parents;
    private final Map<String, RemotePost> posts = new LinkedHashMap<>();
    private int unreadable;
    private @Nullable Said loss;

    Poll(Statuses statuses, Parents parents) {
        this.statuses = statuses;
        this.parents = parents;
    }

    /** Takes the mentions of a page of notifications; known ones too, as far as that costs no request: they may be edited. */
    void takeNotifications(Listing page, Set<String> known) {
        page.entries().forEach(entry -> parents.note(entry.node().path("status")));
        for (Listing.Entry entry : page.entries()) {
            boolean isKnown = known.contains(Walk.mark(entry.id()));
            switch (Fields.textOrEmpty(entry.node(), "type")) {
                case "mention" -> take(entry.node().path("status"), Kind.MENTION, isKnown);
                case "quote" -> take(entry.node().path("status"), Kind.QUOTE, isKnown);
                case "favourite", "reblog" -> {} // what somebody did with a post says nothing new
                case "" -> unreadable += isKnown ? 0 : 1;
                default -> { // follows and the like are not for an inbox; Pixelfed's “comment” and “direct” are
                    if (statuses.isForUs(entry.node().path("status"))) {
                        take(entry.node().path("status"), Kind.MENTION, isKnown);
                    }
                }
            }
        }
        unreadable += page.unusable();
    }

    /** Takes a page of posts, known ones left out; of a boost what was boosted, where that is wanted. */
    void takePosts(Listing page, Set<String> known, Kind why, boolean ownOnes) {
        page.entries().forEach(entry -> parents.note(shown(entry.node())));
        for (Listing.Entry entry : page.entries()) {
            if (!known.contains(Walk.mark(entry.id()))) {
                statuses.read(shown(entry.node()), why, true)
                        .filter(post -> post.own() == ownOnes)
                        .ifPresent(this::add);
            }
        }
    }

    /** The post itself, or what it boosts: snac lists a post of ours that we boosted only as the boost. */
    static JsonNode shown(JsonNode status) {
        return status.path("reblog").isObject() ? status.path("reblog") : status;
    }

    private void take(JsonNode status, Kind why, boolean known) {
        Optional<RemotePost> post = statuses.read(status, why, !known);
        post.ifPresentOrElse(this::add, () -> unreadable += known ? 0 : 1);
    }

    /** Takes one post, unless it is there already. */
    void add(RemotePost post) {
        posts.putIfAbsent(post.key(), post);
    }

    /** Says that something may have been lost. */
    void lose(Said words) {
        loss = words;
    }

    Page page(Bookmark bookmark, boolean level, Optional<Instant> notBefore) {
        return new Page(
                List.copyOf(posts.values()),
                List.of(),
                bookmark.write(),
                level,
                unreadable,
                Optional.ofNullable(loss),
                notBefore);
    }
}
