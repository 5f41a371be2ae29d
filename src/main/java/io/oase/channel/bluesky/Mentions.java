package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.RemotePost.Kind;
import io.oase.channel.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The notification list, newest first: {@code app.bsky.notification.listNotifications}. It is sorted by when a post
 * claims to be written, so one that is back-dated, or comes late, enters below what was read long ago, and an edited one
 * changes where it stands. Therefore two ways of reading: from the top down to what is known, with an overlap, and beside
 * it a slow sweep through all of it, one page with every poll, over and over.
 */
final class Mentions implements Part {
    static final int PAGE = 100;

    private static final Duration OVERLAP = Duration.ofMinutes(10);
    /** How far the very first reading looks below what is wanted, for back-dated posts; the sweep does the rest. */
    private static final int PAGES_BEYOND = 20;

    private static final String NOTHING_FRESH = Fields.millis(Instant.MAX);

    private final Xrpc xrpc;

    Mentions(Xrpc xrpc) {
        this.xrpc = xrpc;
    }

    @Override
    public String name() {
        return "mentions";
    }

    @Override
    public boolean underWay(Bookmark bookmark) {
        return bookmark.mentions().underWay();
    }

    @Override
    public Bookmark read(Bookmark bookmark, Harvest harvest) {
        try {
            return read(bookmark, bookmark.mentions(), harvest);
        } catch (Trouble trouble) {
            if (trouble.kind() != Trouble.Kind.REFUSED || !bookmark.mentions().underWay()) {
                throw trouble;
            }
            // The server no longer knows the place we had got to: from the top again, down to the same floor.
            return read(bookmark, bookmark.mentions().again(), harvest);
        }
    }

    private Bookmark read(Bookmark bookmark, Walk walk, Harvest harvest) {
        boolean fromTheTop = !walk.underWay();
        Walk.Turned page = turn(bookmark, walk.cursor(), walk.floor(), harvest);
        Walk after = walk.after(page, bookmark.since(), PAGES_BEYOND, this::overlapping);
        // The sweep begins where the reading from the top leaves off.
        boolean beginsSweep = bookmark.sweep() == null && !after.underWay() && page.next() != null;
        if (fromTheTop && page.next() == null) {
            return bookmark.mentions(after).sweep(null); // the whole list is one page
        }
        return beginsSweep ? bookmark.mentions(after).sweep(page.next()) : bookmark.mentions(after);
    }

    /** The other way of reading. */
    Part sweep() {
        return new Part() {
            @Override
            public String name() {
                return "sweep";
            }

            @Override
            public boolean underWay(Bookmark bookmark) {
                return false; // one page with every poll
            }

            @Override
            public Bookmark read(Bookmark bookmark, Harvest harvest) {
                if (bookmark.sweep() == null) {
                    return bookmark;
                }
                try {
                    return bookmark.sweep(
                            turn(bookmark, bookmark.sweep(), NOTHING_FRESH, harvest).next());
                } catch (Trouble trouble) {
                    if (trouble.kind() == Trouble.Kind.REFUSED) {
                        return bookmark.sweep(null);
                    }
                    throw trouble;
                }
            }
        };
    }

    private Walk.Turned turn(Bookmark bookmark, @Nullable String cursor, @Nullable String known, Harvest harvest) {
        JsonNode answer = page(cursor);
        JsonNode entries = Fields.list(answer, "notifications", Directories.host(xrpc.who().server()));
        @Nullable String highest = null;
        @Nullable String lowest = null;
        for (JsonNode entry : entries) {
            @Nullable String time = Posts.sortTime(entry);
            if (time != null) {
                highest = highest == null || time.compareTo(highest) > 0 ? time : highest;
                lowest = lowest == null || time.compareTo(lowest) < 0 ? time : lowest;
            }
            if (wanted(entry, time, bookmark.since())) {
                harvest.add(entry, Kind.MENTION, known == null || time == null || time.compareTo(known) >= 0);
            }
        }
        return new Walk.Turned(highest, lowest, Cursor.next(cursor, Fields.text(answer, "cursor")));
    }

    private JsonNode page(@Nullable String cursor) {
        List<Xrpc.Param> params = new ArrayList<>(List.of(
                Xrpc.Param.of("limit", PAGE),
                // Where an account has turned priority notifications on, only people it follows would come.
                Xrpc.Param.of("priority", false),
                Xrpc.Param.of("reasons", "mention"),
                Xrpc.Param.of("reasons", "reply"),
                Xrpc.Param.of("reasons", "quote")));
        if (cursor != null) {
            params.add(Xrpc.Param.of("cursor", cursor));
        }
        return xrpc.get("app.bsky.notification.listNotifications", params.toArray(Xrpc.Param[]::new));
    }

    /**
     * Whether a post is from the time that is wanted. A back-dated one claims not to be; its record key, made from the
     * author's clock when it was really written, tells otherwise. A key that tells nothing is taken as new.
     */
    private static boolean wanted(JsonNode entry, @Nullable String time, String since) {
        if (time == null || time.compareTo(since) >= 0) {
            return true;
        }
        return AtUri.of(Fields.textOr("", entry, "uri"))
                .flatMap(uri -> Tid.time(uri.rkey()))
                .map(written -> Fields.millis(written).compareTo(since) >= 0)
                .orElse(true);
    }

    /** Never above now: one entry with an impossible time must not hide all that come after it. */
    private String overlapping(String top) {
        String now = Fields.millis(xrpc.now());
        @Nullable Instant newest = Fields.time(top.compareTo(now) > 0 ? now : top);
        return Fields.millis((newest == null ? xrpc.now() : newest).minus(OVERLAP));
    }
}
