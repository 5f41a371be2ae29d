package io.oase.channel.bluesky;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a channel has been read. Immutable; kept as JSON with the page it belongs to.
 *
 * @param since from when on posts are wanted, as fixed with the first poll
 * @param part which of the lists is being read: the poll goes on there
 * @param mentions the way down the notification list
 * @param sweep where the slow reading of the whole notification list goes on; null: below the newest page
 * @param own the way down our own posts
 * @param hits the ways down what the words find, by word
 * @param hit index of the word being read
 * @param messages how far direct messages were read
 * @param failures how often in a row a list other than the mentions could not be read
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Bookmark(
        String since,
        int part,
        Walk mentions,
        @Nullable String sweep,
        Walk own,
        Map<String, Walk> hits,
        int hit,
        Messages messages,
        Map<String, Integer> failures) {
    Bookmark {
        Objects.requireNonNull(since);
        Objects.requireNonNull(mentions);
        Objects.requireNonNull(own);
        Objects.requireNonNull(messages);
        hits = Map.copyOf(hits);
        failures = Map.copyOf(failures);
    }

    /**
     * How far direct messages were read.
     *
     * @param log where the log of events goes on; null before the first poll
     * @param conversations where the first reading of all conversations goes on; null at its beginning
     * @param listed whether that first reading has ended
     * @param more whether the log has more to read at once
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Messages(@Nullable String log, @Nullable String conversations, boolean listed, boolean more) {
        static final Messages START = new Messages(null, null, false, false);
    }

    /** Reads it; a missing or unreadable one begins anew, which costs time and loses nothing. */
    static Bookmark of(@Nullable String json, Instant importSince) {
        if (json != null) {
            try {
                return Fields.JSON.readValue(json, Bookmark.class);
            } catch (JsonProcessingException unreadable) {
                // begins anew below
            }
        }
        return new Bookmark(
                Fields.millis(importSince), 0, Walk.START, null, Walk.START, Map.of(), 0, Messages.START, Map.of());
    }

    String json() {
        try {
            return Fields.JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Bookmark part(int value) {
        return new Bookmark(since, value, mentions, sweep, own, hits, hit, messages, failures);
    }

    Bookmark mentions(Walk value) {
        return new Bookmark(since, part, value, sweep, own, hits, hit, messages, failures);
    }

    Bookmark sweep(@Nullable String value) {
        return new Bookmark(since, part, mentions, value, own, hits, hit, messages, failures);
    }

    Bookmark own(Walk value) {
        return new Bookmark(since, part, mentions, sweep, value, hits, hit, messages, failures);
    }

    Bookmark hit(String word, Walk walk, int next) {
        Map<String, Walk> changed = new HashMap<>(hits);
        changed.put(word, walk);
        return new Bookmark(since, part, mentions, sweep, own, changed, next, messages, failures);
    }

    Bookmark messages(Messages value) {
        return new Bookmark(since, part, mentions, sweep, own, hits, hit, value, failures);
    }

    Bookmark failures(String name, int count) {
        Map<String, Integer> changed = new HashMap<>(failures);
        changed.put(name, count);
        return new Bookmark(since, part, mentions, sweep, own, hits, hit, messages, changed);
    }
}
