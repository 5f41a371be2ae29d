package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oase.channel.RemotePost.Absence;
import io.oase.channel.RemotePostBuilder;
import io.oase.channel.Trouble;
import io.oase.channel.Trouble.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes posts of what was gathered, and asks for what the lists do not hold: pictures' addresses and quoted words, and why
 * a post above cannot be shown. Costs a request for 25 posts, and does without where it cannot be had: the words matter.
 */
final class Hydration {
    /** Each asks for one thread; a list full of answers to deleted posts must not use up the network's patience. */
    private static final int MOST_ABSENCES = 5;

    private final Xrpc xrpc;
    private final AppView appView;

    Hydration(Xrpc xrpc, AppView appView) {
        this.xrpc = xrpc;
        this.appView = appView;
    }

    /** Turns everything found into posts. */
    void complete(Harvest harvest) {
        if (harvest.found().isEmpty()) {
            return;
        }
        Posts posts = new Posts(xrpc.self(), xrpc.now());
        Map<String, JsonNode> views = asFarAsPossible(harvest, () -> appView.posts(withEmbeds(harvest)), Map.of());
        Map<String, Absence> absences = asFarAsPossible(harvest, () -> absences(harvest), Map.of());
        harvest.found().forEach((uri, found) -> {
            JsonNode view = shown(found.view(), views.get(uri));
            Optional<RemotePostBuilder> post = posts.of(view, found.otherwise());
            if (post.isEmpty()) {
                harvest.unreadable(found.view());
                return;
            }
            harvest.add(post.get().parentAbsence(absences.get(uri)).build());
        });
    }

    private static Set<String> withEmbeds(Harvest harvest) {
        Set<String> uris = new LinkedHashSet<>();
        harvest.found().forEach((uri, found) -> {
            if (Embeds.any(found.view().path("record")) && !found.view().path("embed").isObject()) {
                uris.add(uri);
            }
        });
        return uris;
    }

    private static JsonNode shown(JsonNode entry, @Nullable JsonNode view) {
        if (view == null || !view.path("embed").isObject() || !(entry instanceof ObjectNode object)) {
            return entry;
        }
        return object.deepCopy().set("embed", view.path("embed"));
    }

    /** Why the parents of fresh posts are not shown, by the address of the post below. */
    private Map<String, Absence> absences(Harvest harvest) {
        Map<String, Set<String>> belowParent = new HashMap<>();
        String self = xrpc.self();
        harvest.found().forEach((uri, found) -> {
            @Nullable String parent = Fields.text(found.view().path("record"), "reply", "parent", "uri");
            boolean strange = parent != null
                    && !harvest.found().containsKey(parent)
                    && AtUri.of(parent).filter(at -> !at.did().equals(self)).isPresent();
            if (found.fresh() && strange && parent != null) {
                belowParent.computeIfAbsent(parent, key -> new HashSet<>()).add(uri);
            }
        });
        Map<String, Absence> absences = new HashMap<>();
        if (belowParent.isEmpty()) {
            return absences;
        }
        Set<String> missing = new LinkedHashSet<>(belowParent.keySet());
        missing.removeAll(appView.posts(missing).keySet());
        for (String parent : missing.stream().limit(MOST_ABSENCES).toList()) {
            @Nullable Absence absence = appView.thread(parent, 0).absence();
            if (absence != null) {
                belowParent.get(parent).forEach(below -> absences.put(below, absence));
            }
        }
        return absences;
    }

    private <T> T asFarAsPossible(Harvest harvest, Supplier<T> question, T otherwise) {
        if (harvest.hasToWait()) {
            return otherwise;
        }
        try {
            return question.get();
        } catch (Trouble trouble) {
            if (trouble.kind() == Kind.NEEDS_RECONNECTION) {
                throw trouble;
            }
            if (trouble.kind() == Kind.RATE_LIMITED) {
                harvest.waitUntil(trouble.retryAt().orElse(xrpc.now().plusSeconds(60)));
            }
            return otherwise;
        }
    }
}
