package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oase.base.Said;
import io.oase.channel.Connector.Published;
import io.oase.channel.Connector.Search;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Outgoing;
import io.oase.channel.RemotePost.Absence;
import io.oase.channel.Trouble;
import io.oase.channel.Trouble.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Publishes answers under a record key chosen beforehand: what is there already is not written again. The server takes an
 * answer to anything, even to a post that is deleted or closed, and shows it nowhere; so whether it can be answered is
 * found out first, and refused in words.
 */
final class Publishing {
    private final Xrpc xrpc;
    private final AppView appView;

    Publishing(Xrpc xrpc, AppView appView) {
        this.xrpc = xrpc;
        this.appView = appView;
    }

    Published publish(Outgoing part) {
        if (part.text().isBlank()) {
            throw refused("trouble.bluesky.empty");
        }
        if (!Lengths.POST.fits(part.text())) {
            throw refused("trouble.bluesky.too_long", Lengths.POST.max(), Lengths.POST.length(part.text()));
        }
        // An earlier try may have come through. The same bytes again would be harmless, but the parent may have been
        // edited since, and other bytes under the same key would be an edit of ours.
        if (find(part) instanceof Search.Found found) {
            return found.published();
        }
        ObjectNode record = record(part, parent(part.parent().key()));
        ObjectNode body = Fields.object()
                .put("repo", xrpc.self())
                .put("collection", AtUri.POST)
                .put("rkey", part.key());
        body.set("record", record);
        JsonNode answer = xrpc.post("com.atproto.repo.putRecord", Map.of(), body);
        @Nullable String uri = Fields.text(answer, "uri");
        if (uri == null) {
            throw Trouble.of(
                            Kind.BAD_ANSWER,
                            Said.of(
                                    "trouble.bluesky.not_understood",
                                    Directories.host(xrpc.who().server())))
                    .withOutcomeUnknown();
        }
        return published(uri, answer, record, part);
    }

    /** Our repository knows exactly. */
    Search find(Outgoing part) {
        HttpAnswer answer = record(xrpc.self(), part.key());
        if (notThere(answer)) {
            return new Search.NotThere();
        }
        JsonNode found = Faults.check(answer, xrpc.now()).json();
        String uri = Fields.textOr(new AtUri(xrpc.self(), AtUri.POST, part.key()).toString(), found, "uri");
        return new Search.Found(published(uri, found, found.path("value"), part));
    }

    /** Whether the repository says that it has no such record; older servers say so in words only. */
    static boolean notThere(HttpAnswer answer) {
        return answer.status() == 400
                && (Faults.name(answer).equals("RecordNotFound")
                        || Faults.words(answer).startsWith("Could not locate record"));
    }

    /** A post to answer: its own reference, and that of the thread's beginning. */
    private record Parent(ObjectNode self, ObjectNode root) {}

    private Parent parent(String key) {
        AtUri uri = AtUri.of(key).orElseThrow(() -> refused("trouble.bluesky.cannot_answer"));
        if (uri.did().equals(xrpc.self())) {
            HttpAnswer answer = record(uri.did(), uri.rkey());
            if (notThere(answer)) {
                throw refused("trouble.bluesky.parent_gone");
            }
            JsonNode found = Faults.check(answer, xrpc.now()).json();
            return parent(key, found, found.path("value"));
        }
        @Nullable JsonNode view = appView.posts(List.of(key)).get(key);
        if (view == null) {
            AppView.Seen seen = appView.thread(key, 0);
            if (seen.post() == null) {
                throw refused(
                        seen.absence() == Absence.BLOCKED
                                ? "trouble.bluesky.blocked"
                                : "trouble.bluesky.parent_gone");
            }
            view = seen.post().path("post");
        }
        JsonNode viewer = view.path("author").path("viewer");
        if (viewer.path("blockedBy").asBoolean(false)
                || viewer.path("blocking").isTextual()
                || viewer.path("blockingByList").isObject()) {
            throw refused("trouble.bluesky.blocked");
        }
        if (view.path("viewer").path("replyDisabled").asBoolean(false)) {
            throw refused("trouble.bluesky.closed");
        }
        return parent(key, view, view.path("record"));
    }

    /** The content id is the one the post has now: an edit changes it. */
    private static Parent parent(String key, JsonNode found, JsonNode record) {
        @Nullable String cid = Fields.text(found, "cid");
        if (cid == null) {
            throw refused("trouble.bluesky.cannot_answer");
        }
        ObjectNode self = Fields.object().put("uri", key).put("cid", cid);
        @Nullable String rootUri = Fields.text(record, "reply", "root", "uri");
        @Nullable String rootCid = Fields.text(record, "reply", "root", "cid");
        ObjectNode root = rootUri == null || rootCid == null
                ? self.deepCopy()
                : Fields.object().put("uri", rootUri).put("cid", rootCid);
        return new Parent(self, root);
    }

    private ObjectNode record(Outgoing part, Parent parent) {
        String text = Facets.wellFormed(part.text());
        ObjectNode record = Fields.object()
                .put("$type", AtUri.POST)
                .put("text", text)
                .put("createdAt", Fields.millis(part.createdAt()));
        if (part.language() != null && !part.language().isBlank()) {
            record.putArray("langs").add(part.language());
        }
        ArrayNode facets = Linking.facets(text, this::did);
        if (!facets.isEmpty()) {
            record.set("facets", facets);
        }
        ObjectNode reply = record.putObject("reply");
        reply.set("root", parent.root());
        reply.set("parent", parent.self());
        return record;
    }

    /** Who has this handle; empty where nobody has, or it cannot be found out now. */
    private Optional<String> did(String handle) {
        HttpAnswer answer = xrpc.ask(
                "com.atproto.identity.resolveHandle", Map.of(), List.of(Xrpc.Param.of("handle", handle)));
        return answer.ok() ? Optional.ofNullable(Fields.text(answer.jsonOrNothing(), "did")) : Optional.empty();
    }

    private HttpAnswer record(String did, String rkey) {
        return xrpc.ask(
                "com.atproto.repo.getRecord",
                Map.of(),
                List.of(
                        Xrpc.Param.of("repo", did),
                        Xrpc.Param.of("collection", AtUri.POST),
                        Xrpc.Param.of("rkey", rkey)));
    }

    private static Published published(String uri, JsonNode found, JsonNode record, Outgoing part) {
        return new Published(
                uri, AtUri.of(uri).map(AtUri::page), Posts.ref(found, record), part.createdAt());
    }

    private static Trouble refused(String key, Object... args) {
        return Trouble.of(Kind.REFUSED, Said.of(key, args));
    }
}
