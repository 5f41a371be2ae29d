package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.base.Said;
import io.oase.channel.Page;
import io.oase.channel.RemotePost;
import io.oase.channel.RemotePost.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one reading gathers before it becomes a page. Each post once, whatever lists it stood in. */
final class Harvest {
    private final Map<String, Found> found = new LinkedHashMap<>();
    private final Map<String, RemotePost> ready = new LinkedHashMap<>();
    private final List<String> gone = new ArrayList<>();
    private final Set<String> unreadable = new HashSet<>();
    private @Nullable Said loss;
    private @Nullable Instant notBefore;

    /**
     * A post as the network showed it.
     *
     * @param otherwise what it is where it is not meant for us
     * @param fresh whether it may not have been read before
     */
    record Found(JsonNode view, Kind otherwise, boolean fresh) {}

    /** A mention that was searched for as well stays a mention. */
    void add(JsonNode view, Kind otherwise, boolean fresh) {
        String uri = Fields.textOr("", view, "uri");
        if (AtUri.of(uri).isEmpty()) {
            unreadable.add(view.toString());
        } else {
            found.putIfAbsent(uri, new Found(view, otherwise, fresh));
        }
    }

    void add(RemotePost post) {
        ready.put(post.key(), post);
    }

    void gone(String key) {
        ready.remove(key);
        gone.add(key);
    }

    void unreadable(JsonNode entry) {
        unreadable.add(entry.toString());
    }

    void lost(Said said) {
        loss = said;
    }

    void waitUntil(Instant time) {
        notBefore = time;
    }

    boolean hasToWait() {
        return notBefore != null;
    }

    /** Posts still to be made. */
    Map<String, Found> found() {
        return found;
    }

    /** Everything gathered, as a page. */
    Page page(Bookmark bookmark, boolean level, Optional<Instant> patience) {
        @Nullable Instant wait = notBefore;
        return new Page(
                List.copyOf(ready.values()),
                gone,
                bookmark.json(),
                level,
                unreadable.size(),
                Optional.ofNullable(loss),
                wait == null ? patience : Optional.of(wait));
    }
}
