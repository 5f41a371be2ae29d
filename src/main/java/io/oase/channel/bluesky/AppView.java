package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.HttpAnswer;
import io.oase.channel.RemotePost.Absence;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Single posts and threads, as the network shows them to us. */
final class AppView {
    /** The most {@code getPosts} takes. */
    static final int BATCH = 25;

    private static final String THREAD = "app.bsky.feed.getPostThread";

    private final Xrpc xrpc;

    AppView(Xrpc xrpc) {
        this.xrpc = xrpc;
    }

    /** Posts by address; those that are deleted, blocked or unknown are left out. */
    Map<String, JsonNode> posts(Collection<String> uris) {
        Map<String, JsonNode> posts = new HashMap<>();
        List<String> all = List.copyOf(uris);
        for (int from = 0; from < all.size(); from += BATCH) {
            JsonNode answer = xrpc.get(
                    "app.bsky.feed.getPosts",
                    all.subList(from, Math.min(from + BATCH, all.size())).stream()
                            .map(uri -> Xrpc.Param.of("uris", uri))
                            .toArray(Xrpc.Param[]::new));
            for (JsonNode post : Fields.list(answer, "posts", Directories.host(xrpc.who().server()))) {
                posts.put(Fields.textOr("", post, "uri"), post);
            }
        }
        return posts;
    }

    /**
     * A post with so many above it.
     *
     * @param post {post, parent}, or what stands in its place; null where absence says why there is nothing
     * @param absence why the post is not shown; null when it is
     */
    record Seen(@Nullable JsonNode post, @Nullable Absence absence) {}

    /** Looks a post up in its thread, which is the only call that says why one is not shown. */
    Seen thread(String uri, int above) {
        HttpAnswer answer = xrpc.ask(
                THREAD,
                Map.of(),
                List.of(
                        Xrpc.Param.of("uri", uri),
                        Xrpc.Param.of("depth", 0),
                        Xrpc.Param.of("parentHeight", above)));
        if (answer.status() == 400 && Faults.name(answer).equals("NotFound")) {
            return new Seen(null, Absence.DELETED);
        }
        JsonNode thread = Faults.check(answer, xrpc.now()).json().path("thread");
        Optional<Absence> absence = absence(thread);
        return absence.isPresent() ? new Seen(null, absence.get()) : new Seen(thread, null);
    }

    /** Why there is only a placeholder here; empty where there is a post. */
    static Optional<Absence> absence(JsonNode thread) {
        String type = Fields.textOr("", thread, "$type");
        if (type.endsWith("#blockedPost") || thread.path("blocked").asBoolean(false)) {
            return Optional.of(Absence.BLOCKED);
        }
        if (type.endsWith("#notFoundPost") || thread.path("notFound").asBoolean(false)) {
            return Optional.of(Absence.DELETED);
        }
        return thread.path("post").isObject() ? Optional.empty() : Optional.of(Absence.UNKNOWN);
    }
}
