package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oase.channel.RemotePost.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Our own posts, also those a colleague typed in the network's own app, straight from our repository:
 * {@code com.atproto.repo.listRecords}, newest first, sorted by record key.
 */
final class OwnPosts implements Part {
    private static final int PAGE = 30;

    private final Xrpc xrpc;
    private final Self self;

    OwnPosts(Xrpc xrpc, Self self) {
        this.xrpc = xrpc;
        this.self = self;
    }

    @Override
    public String name() {
        return "own";
    }

    @Override
    public boolean underWay(Bookmark bookmark) {
        return bookmark.own().underWay();
    }

    @Override
    public Bookmark read(Bookmark bookmark, Harvest harvest) {
        Walk walk = bookmark.own();
        JsonNode answer = page(walk.cursor());
        @Nullable String highest = null;
        @Nullable String lowest = null;
        boolean older = false;
        for (JsonNode entry : Fields.list(answer, "records", Directories.host(xrpc.who().server()))) {
            @Nullable String rkey =
                    AtUri.of(Fields.textOr("", entry, "uri")).map(AtUri::rkey).orElse(null);
            if (rkey == null) {
                harvest.unreadable(entry);
                continue;
            }
            highest = highest == null ? rkey : highest;
            lowest = rkey;
            String written = Tid.time(rkey).map(Fields::millis).orElse(bookmark.since());
            if (written.compareTo(bookmark.since()) >= 0) {
                harvest.add(view(entry), Kind.MENTION, false);
            } else {
                older = true;
            }
        }
        @Nullable String next = older ? null : Fields.text(answer, "cursor");
        next = next != null && next.equals(walk.cursor()) ? null : next;
        return bookmark.own(walk.after(
                new Walk.Turned(highest, lowest, next), "", Integer.MAX_VALUE, UnaryOperator.identity()));
    }

    private JsonNode page(@Nullable String cursor) {
        List<Xrpc.Param> params = new ArrayList<>(List.of(
                Xrpc.Param.of("repo", xrpc.self()),
                Xrpc.Param.of("collection", AtUri.POST),
                Xrpc.Param.of("limit", PAGE)));
        if (cursor != null) {
            params.add(Xrpc.Param.of("cursor", cursor));
        }
        return xrpc.get("com.atproto.repo.listRecords", params.toArray(Xrpc.Param[]::new));
    }

    private ObjectNode view(JsonNode entry) {
        ObjectNode view = Fields.object();
        view.set("uri", entry.path("uri"));
        view.set("cid", entry.path("cid"));
        view.set("record", entry.path("value"));
        view.set("author", self.view());
        return view;
    }
}
