package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.base.Said;
import io.oase.channel.RemotePost.Kind;
import io.oase.channel.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Posts that hold words we listen to: {@code app.bsky.feed.searchPosts}. Needs the account: the public search refuses
 * strangers. Its cursor need not reach the end, so each reading begins again some time before the newest hit.
 */
final class Hits implements Part {
    private static final int PAGE = 100;
    private static final String WORD = "word:";
    private static final Duration OVERLAP = Duration.ofMinutes(15);

    private final Xrpc xrpc;
    private final List<String> words;

    Hits(Xrpc xrpc, List<String> words) {
        this.xrpc = xrpc;
        this.words = words;
    }

    @Override
    public String name() {
        return "hits";
    }

    @Override
    public boolean underWay(Bookmark bookmark) {
        return bookmark.hit() > 0 || words.stream().anyMatch(word -> walk(bookmark, word).underWay());
    }

    @Override
    public Bookmark read(Bookmark bookmark, Harvest harvest) {
        if (words.isEmpty()) {
            return bookmark;
        }
        int index = Math.floorMod(bookmark.hit(), words.size());
        String word = words.get(index);
        try {
            return read(bookmark, index, word, harvest).failures(WORD + word, 0);
        } catch (Trouble trouble) {
            if (trouble.kind() != Trouble.Kind.REFUSED) {
                throw trouble;
            }
            if (bookmark.failures().getOrDefault(WORD + word, 0) == 0) {
                harvest.lost(Said.of("loss.bluesky.word", word));
            }
            // One word the search does not take must not keep the others from being looked for.
            return bookmark.hit(word, walk(bookmark, word).again(), (index + 1) % words.size())
                    .failures(WORD + word, 1);
        }
    }

    private Bookmark read(Bookmark bookmark, int index, String word, Harvest harvest) {
        Walk walk = walk(bookmark, word);
        String since = walk.floor() == null ? bookmark.since() : walk.floor();
        JsonNode answer = page(word, since, walk.cursor());
        @Nullable String highest = null;
        @Nullable String lowest = null;
        for (JsonNode entry : Fields.list(answer, "posts", Directories.host(xrpc.who().server()))) {
            @Nullable String time = Posts.sortTime(entry);
            if (time != null) {
                highest = highest == null || time.compareTo(highest) > 0 ? time : highest;
                lowest = lowest == null || time.compareTo(lowest) < 0 ? time : lowest;
            }
            boolean ours = xrpc.self().equals(Fields.text(entry, "author", "did"));
            if (!ours && (time == null || time.compareTo(bookmark.since()) >= 0)) {
                harvest.add(entry, Kind.HIT, false);
            }
        }
        @Nullable String next = Fields.text(answer, "cursor");
        next = next != null && next.equals(walk.cursor()) || lowest == null ? null : next;
        Walk after = walk.after(new Walk.Turned(highest, lowest, next), bookmark.since(), 0, Hits::overlapping);
        int following = after.underWay() ? index : (index + 1) % words.size();
        return bookmark.hit(word, after, following);
    }

    private static Walk walk(Bookmark bookmark, String word) {
        return bookmark.hits().getOrDefault(word, Walk.START);
    }

    private JsonNode page(String word, String since, @Nullable String cursor) {
        List<Xrpc.Param> params = new ArrayList<>(List.of(
                Xrpc.Param.of("q", word),
                Xrpc.Param.of("sort", "latest"),
                Xrpc.Param.of("limit", PAGE),
                Xrpc.Param.of("since", since)));
        if (cursor != null) {
            params.add(Xrpc.Param.of("cursor", cursor));
        }
        return xrpc.get("app.bsky.feed.searchPosts", params.toArray(Xrpc.Param[]::new));
    }

    private static String overlapping(String top) {
        @Nullable Instant newest = Fields.time(top);
        return newest == null ? top : Fields.millis(newest.minus(OVERLAP));
    }
}
