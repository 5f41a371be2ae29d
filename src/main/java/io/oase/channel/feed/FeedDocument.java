package io.oase.channel.feed;

import io.oase.channel.RemotePost.Media;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as one document showed it, whatever its format.
 *
 * @param title plain text; empty when it has none
 * @param entries those that could be understood, in the document's order
 * @param unreadable how many could not
 * @param gone ids of entries the feed says are deleted (RFC 6721)
 * @param pace how often it wants to be asked
 */
record FeedDocument(String title, List<Entry> entries, int unreadable, List<String> gone, Pace pace) {
    FeedDocument {
        entries = List.copyOf(entries);
        gone = List.copyOf(gone);
    }

    /**
     * One entry.
     *
     * @param id guid or id as it stands there; null when it has none
     * @param unique whether its format promises that ids are unique (Atom, JSON Feed), so that the same id twice is the
     *     same entry twice
     * @param link where it can be read; null when unknown
     * @param title plain text; null when it has none
     * @param author name; null when it has none
     * @param published null when missing or impossible
     * @param updated null when missing or impossible
     * @param answers id of the entry it answers (RFC 4685); null when none
     * @param stars from 1 to 5 where it is a review; null for everything else
     */
    record Entry(
            @Nullable String id,
            boolean unique,
            @Nullable String link,
            @Nullable String title,
            Body body,
            @Nullable String author,
            @Nullable String authorUrl,
            @Nullable Instant published,
            @Nullable Instant updated,
            @Nullable String answers,
            @Nullable String language,
            List<Media> media,
            @Nullable Integer stars) {
        Entry {
            media = List.copyOf(media);
        }

        /** Whether there is anything in it to read or to open. */
        boolean isSomething() {
            return title != null || link != null || !body.text().isBlank() || !media.isEmpty();
        }
    }
}
