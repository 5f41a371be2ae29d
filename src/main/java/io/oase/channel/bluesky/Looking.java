package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.Connector.Look;
import io.oase.channel.HttpAnswer;
import io.oase.channel.KnownPost;
import io.oase.channel.RemotePost;
import io.oase.channel.RemotePost.Absence;
import io.oase.channel.RemotePost.Kind;
import io.oase.channel.RemotePostBuilder;
import io.oase.channel.Trouble;
import io.oase.channel.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at known posts again, and at what stands above one. */
final class Looking {
    private static final int MOST_ABOVE = 80;

    private final Xrpc xrpc;
    private final AppView appView;

    Looking(Xrpc xrpc, AppView appView) {
        this.xrpc = xrpc;
        this.appView = appView;
    }

    /** Edits and deletions. A post is gone only when the network says so in so many words; a blocked one is not gone. */
    List<Look> look(List<KnownPost> known) {
        List<KnownPost> open = known.stream()
                .filter(post -> post.visibility() != Visibility.PRIVATE
                        && AtUri.of(post.key()).isPresent())
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        Map<String, JsonNode> views =
                appView.posts(open.stream().map(KnownPost::key).toList());
        List<Look> looks = new ArrayList<>();
        for (KnownPost post : open) {
            @Nullable JsonNode view = views.get(post.key());
            if (view != null) {
                present(view).ifPresent(looks::add);
            } else {
                missingOrUnknown(post).ifPresent(looks::add);
            }
        }
        return looks;
    }

    /** One post the network cannot say anything about must not hide what it says about the others. */
    private Optional<Look> missingOrUnknown(KnownPost post) {
        try {
            return missing(post);
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.RATE_LIMITED || trouble.kind() == Trouble.Kind.NEEDS_RECONNECTION) {
                throw trouble;
            }
            return Optional.empty();
        }
    }

    /** What stands above, oldest first. Where it breaks off, the highest post that is there says why. */
    List<RemotePost> above(KnownPost post) {
        if (post.visibility() == Visibility.PRIVATE || AtUri.of(post.key()).isEmpty()) {
            return List.of();
        }
        @Nullable JsonNode seen = appView.thread(post.key(), MOST_ABOVE).post();
        Posts posts = new Posts(xrpc.self(), xrpc.now());
        List<RemotePost> above = new ArrayList<>();
        JsonNode at = seen == null ? Fields.object() : seen.path("parent");
        while (at.path("post").isObject() && above.size() < MOST_ABOVE) {
            JsonNode parent = at.path("parent");
            Optional<Absence> absence = parent.isObject() ? AppView.absence(parent) : Optional.empty();
            Optional<RemotePost> made = posts.of(at.path("post"), Kind.MENTION)
                    .map(builder -> builder.parentAbsence(absence.orElse(null)).build());
            made.ifPresent(higher -> above.add(0, higher));
            at = parent;
        }
        return above;
    }

    private Optional<Look> missing(KnownPost post) {
        AppView.Seen seen = appView.thread(post.key(), 0);
        if (seen.post() != null) {
            return present(seen.post().path("post"));
        }
        boolean deleted = seen.absence() == Absence.DELETED
                && AtUri.of(post.key())
                        .map(uri -> post.own() ? !inRepository(uri) : isFinal(uri.did()))
                        .orElse(false);
        return deleted ? Optional.of(new Look.Gone(post.key())) : Optional.empty();
    }

    /** What we published a moment ago may not have reached the network's view yet; our repository has it at once. */
    private boolean inRepository(AtUri uri) {
        return !Publishing.notThere(xrpc.ask(
                "com.atproto.repo.getRecord",
                Map.of(),
                List.of(
                        Xrpc.Param.of("repo", uri.did()),
                        Xrpc.Param.of("collection", uri.collection()),
                        Xrpc.Param.of("rkey", uri.rkey()))));
    }

    /**
     * Whether what is not found stays so: its author is there, or has deleted the account. Of one that is deactivated or
     * suspended for a while nothing is found either; that is named, and its posts come back with it.
     */
    private boolean isFinal(String did) {
        HttpAnswer answer = xrpc.ask("app.bsky.actor.getProfile", Map.of(), List.of(Xrpc.Param.of("actor", did)));
        return answer.ok() || answer.status() == 400 && Faults.words(answer).equals("Profile not found");
    }

    private Optional<Look> present(JsonNode view) {
        return new Posts(xrpc.self(), xrpc.now())
                .of(view, Kind.MENTION)
                .map(RemotePostBuilder::build)
                .map(post -> new Look.Present(post.key(), post));
    }
}
