package io.oase.channel.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.feed.FeedDocument.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customer reviews of the App Store as JSON: its Atom feed with every element as a field, its text below {@code label}, its
 * attributes below {@code attributes}. A single entry stands there without a list. Values of a wrong type count as missing.
 */
final class ReviewsReader {
    private final JsonNode feed;
    private final String url;

    private ReviewsReader(JsonNode feed, String url) {
        this.feed = feed;
        this.url = url;
    }

    /** Whether a document is one. */
    static boolean isFeed(JsonNode document) {
        return document.path("feed").isObject()
                && document.path("feed").path("title").has("label");
    }

    static FeedDocument read(JsonNode document, String url) {
        return new ReviewsReader(document.path("feed"), url).document();
    }

    private FeedDocument document() {
        List<JsonNode> all = new ArrayList<>();
        JsonNode written = feed.path("entry");
        if (written.isArray()) {
            written.forEach(all::add);
        } else if (!written.isMissingNode()) {
            all.add(written);
        }
        boolean reviews = all.stream().anyMatch(entry -> stars(entry) != null);
        List<Entry> entries = new ArrayList<>();
        int unreadable = 0;
        for (JsonNode one : all) {
            if (reviews && Stars.isReviewed(names(one))) {
                continue;
            }
            Entry entry = entry(one);
            if (one.isObject() && entry.isSomething()) {
                entries.add(entry);
            } else {
                unreadable++;
            }
        }
        String title = label(feed, "title");
        return new FeedDocument(title == null ? "" : title, entries, unreadable, List.of(), Pace.FREE);
    }

    private Entry entry(JsonNode one) {
        JsonNode content = one.path("content").isArray() ? one.path("content").path(0) : one.path("content");
        JsonNode author = one.path("author");
        return new Entry(
                label(one, "id"),
                true,
                link(one.path("link")),
                label(one, "title"),
                body(content),
                label(author, "name"),
                Xml.full(label(author, "uri"), url),
                null,
                FeedDates.parse(label(one, "updated")),
                null,
                null,
                List.of(),
                stars(one));
    }

    private Body body(JsonNode content) {
        String said = text(content.path("label"));
        boolean html = content.path("attributes").path("type").asText().equals("html");
        return said == null ? Body.EMPTY : html ? Body.html(said, url) : Body.plain(said);
    }

    private @Nullable String link(JsonNode link) {
        JsonNode first = link.isArray() ? link.path(0) : link;
        return Xml.full(text(first.path("attributes").path("href")), url);
    }

    private static @Nullable Integer stars(JsonNode entry) {
        return Stars.of(label(entry, "im:rating"), null, null);
    }

    private static List<String> names(JsonNode entry) {
        List<String> names = new ArrayList<>();
        entry.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static @Nullable String label(JsonNode parent, String name) {
        return text(parent.path(name).path("label"));
    }

    private static @Nullable String text(JsonNode value) {
        return value.isTextual() && !value.asText().isBlank() ? value.asText().strip() : null;
    }
}
