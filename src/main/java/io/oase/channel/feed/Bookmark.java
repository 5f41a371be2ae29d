package io.oase.channel.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a feed has been read.
 *
 * @param typed the address in the settings when this was written; a bookmark of another address is worth nothing
 * @param url the address to ask: the one typed, or where it moved to for good
 * @param validated the address that finally answered and gave the validators; null when there are none
 * @param etag as received
 * @param modified {@code Last-Modified}, as received
 * @param body hash of the last document, for servers that know no validators
 * @param pace what the last document said about being asked
 * @param seen hash of key → what is known of that entry
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Bookmark(
        String typed,
        String url,
        @Nullable String validated,
        @Nullable String etag,
        @Nullable String modified,
        @Nullable String body,
        Pace pace,
        Map<String, Seen> seen) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** At the very start, or when the address was changed. */
    static Bookmark start(String typed) {
        return new Bookmark(typed, typed, null, null, null, null, Pace.FREE, Map.of());
    }

    /** What was stored; the start when it is of another address or cannot be read, which only costs reading again. */
    static Bookmark parse(@Nullable String stored, String typed) {
        if (stored != null) {
            try {
                Bookmark bookmark = JSON.readValue(stored, Bookmark.class);
                if (typed.equals(bookmark.typed)) {
                    return bookmark;
                }
            } catch (JsonProcessingException | IllegalArgumentException unreadable) {
                return start(typed);
            }
        }
        return start(typed);
    }

    String write() {
        try {
            return JSON.writeValueAsString(
                    new Bookmark(typed, url, validated, etag, modified, body, pace, new TreeMap<>(seen)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same without anything that could make a server say "not modified". */
    Bookmark forgettingDocument() {
        return new Bookmark(typed, url, null, null, null, null, pace, seen);
    }

    /** The same for another address. */
    Bookmark at(String address) {
        return new Bookmark(typed, address, validated, etag, modified, body, pace, seen);
    }

    /**
     * An entry that has been read.
     *
     * @param c hash of its content
     * @param d the last day it stood in the document, in days since 1970
     */
    record Seen(String c, long d) {}
}
