package io.oase.channel.feed;

import io.oase.channel.feed.FeedDocument.Entry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives every entry of a document its key: its id as it stands there, else its link, else a hash of what it says. Ids
 * are compared character by character and never tidied up: a feed that changes its guids from http to https has, by its
 * own word, new entries.
 */
final class Keys {
    private static final int LONGEST = 500;

    private Keys() {}

    /** Entries by key, in the document's order. */
    static Map<String, Entry> of(List<Entry> entries) {
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        for (Entry entry : entries) {
            groups.computeIfAbsent(plainKey(entry), key -> new ArrayList<>()).add(entry);
        }
        Map<String, Entry> keyed = new LinkedHashMap<>();
        groups.forEach((key, group) -> {
            if (group.size() == 1 || group.get(0).unique()) {
                keyed.put(key, latest(group));
            } else {
                distinguish(key, group, keyed);
            }
        });
        return keyed;
    }

    private static String plainKey(Entry entry) {
        if (entry.id() != null) {
            return storable(entry.id());
        }
        return entry.link() != null ? storable(entry.link()) : "sha256:" + hash(saying(entry), 32);
    }

    /** As a key has to be: short enough for an index and free of what a database cannot store. */
    static String storable(String id) {
        boolean odd = id.length() > LONGEST
                || id.codePoints().anyMatch(c -> Character.isISOControl(c) || c >= 0xD800 && c <= 0xDFFF);
        return odd ? "sha256:" + hash(id, 32) : id;
    }

    private static Entry latest(List<Entry> group) {
        Entry latest = group.get(0);
        for (Entry entry : group) {
            Instant updated = entry.updated();
            Instant before = latest.updated();
            if (updated != null && (before == null || updated.isAfter(before))) {
                latest = entry;
            }
        }
        return latest;
    }

    /** RSS feeds that give all their items the same guid: then the link tells them apart, or what they say. */
    private static void distinguish(String key, List<Entry> group, Map<String, Entry> keyed) {
        Set<@Nullable String> links = new HashSet<>();
        group.forEach(entry -> links.add(entry.link()));
        Set<String> sayings = new HashSet<>();
        group.forEach(entry -> sayings.add(saying(entry)));
        if (links.size() == 1 && sayings.size() == 1) {
            keyed.put(key, group.get(0)); // listed twice
            return;
        }
        boolean byLink = links.size() == group.size() && !links.contains(null);
        for (Entry entry : group) {
            keyed.putIfAbsent(storable(key + " " + (byLink ? entry.link() : hash(saying(entry), 16))), entry);
        }
    }

    private static String saying(Entry entry) {
        return entry.title() + "\n" + entry.body().text();
    }

    /** Of everything a person sees: when it changes, the entry was edited. */
    static String content(Entry entry) {
        StringBuilder seen = new StringBuilder(saying(entry))
                .append('\n')
                .append(entry.body().html())
                .append('\n')
                .append(entry.author())
                .append('\n')
                .append(entry.link());
        entry.media().forEach(media -> seen.append('\n').append(media.url()));
        if (entry.stars() != null) {
            seen.append('\n').append(entry.stars());
        }
        return hash(seen.toString(), 6);
    }

    /** The first bytes of SHA-256, in URL-safe base 64. */
    static String hash(String text, int bytes) {
        return hash(text.getBytes(StandardCharsets.UTF_8), bytes);
    }

    static String hash(byte[] content, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(digest, bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
