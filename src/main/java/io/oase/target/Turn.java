package io.oase.target;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody speaks to us, and we answer or have not yet. What they add before our answer belongs to the same turn: the oldest
 * unanswered post counts.
 *
 * @param answer null while there is none
 */
record Turn(Spoken ask, @Nullable Spoken answer) {
    /**
     * A post of a conversation: one to us, or one of ours.
     *
     * @param automatic ours, and written by no person: it answers nobody
     * @param settled its turn was over when its conversation was merged or split: it asks and answers no more
     * @param author the account that wrote it here; null for what others wrote and for what was typed in the network's own app
     */
    record Spoken(
            long id,
            String key,
            @Nullable String parentKey,
            boolean own,
            boolean automatic,
            boolean settled,
            Instant postedAt,
            Instant receivedAt,
            @Nullable Long author) {}

    /**
     * The turns of a conversation, in order; only the last can be without an answer. Times come from different clocks, so an
     * answer to a post comes after it, whatever its time says.
     */
    static List<Turn> of(List<Spoken> posts) {
        List<Turn> turns = new ArrayList<>();
        Spoken ask = null;
        for (Spoken post :
                inOrder(posts.stream().filter(each -> !each.settled()).toList())) {
            if (!post.own() && ask == null) {
                ask = post;
            } else if (post.own() && ask != null) {
                turns.add(new Turn(ask, post));
                ask = null;
            }
        }
        if (ask != null) {
            turns.add(new Turn(ask, null));
        }
        return turns;
    }

    /** The latest thing a person of ours said. */
    static Optional<Spoken> lastWord(List<Spoken> posts) {
        return inOrder(posts).stream().filter(Spoken::own).reduce((first, second) -> second);
    }

    private static List<Spoken> inOrder(List<Spoken> posts) {
        Map<String, Spoken> ours = new HashMap<>();
        posts.stream().filter(Spoken::own).forEach(post -> ours.put(post.key(), post));
        return posts.stream()
                .filter(post -> !post.automatic())
                .sorted(Comparator.comparing((Spoken post) -> notBeforeParent(post, ours))
                        .thenComparing(post -> ours.containsKey(post.parentKey()) && !post.own())
                        .thenComparingLong(Spoken::id))
                .toList();
    }

    private static Instant notBeforeParent(Spoken post, Map<String, Spoken> ours) {
        Spoken parent = post.own() ? null : ours.get(post.parentKey());
        return parent != null && parent.postedAt().isAfter(post.postedAt()) ? parent.postedAt() : post.postedAt();
    }
}
