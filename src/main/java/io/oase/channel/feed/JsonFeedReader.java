package io.oase.channel.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oase.base.Said;
import io.oase.channel.Trouble;
import io.oase.channel.Trouble.Kind;
import io.oase.channel.feed.FeedDocument.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org). Values of a wrong type count as missing; numbers as ids are taken. */
final class JsonFeedReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode feed;
    private final String url;

    private JsonFeedReader(JsonNode feed, String url) {
        this.feed = feed;
        this.url = url;
    }

    /**
     * Reads.
     *
     * @throws Trouble when it is not JSON, or not a feed
     */
    static FeedDocument read(String text, String url, String host) {
        JsonNode feed;
        try {
            feed = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw Trouble.of(Kind.BAD_ANSWER, Said.of("trouble.feed.cut_off", host));
        }
        if (ReviewsReader.isFeed(feed)) {
            return ReviewsReader.read(feed, url);
        }
        if (!feed.path("items").isArray()) {
            throw Trouble.of(Kind.BAD_ANSWER, Said.of("trouble.feed.no_feed", host));
        }
        return new JsonFeedReader(feed, url).document();
    }

    private FeedDocument document() {
        List<Entry> entries = new ArrayList<>();
        int unreadable = 0;
        for (JsonNode item : feed.get("items")) {
            Entry entry = entry(item);
            if (item.isObject() && entry.isSomething()) {
                entries.add(entry);
            } else {
                unreadable++;
            }
        }
        String title = text(feed, "title");
        return new FeedDocument(title == null ? "" : title, entries, unreadable, List.of(), Pace.FREE);
    }

    private Entry entry(JsonNode item) {
        String link = Xml.full(text(item, "url"), url);
        String elsewhere = Xml.full(text(item, "external_url"), url);
        String language = Xml.language(text(item, "language"));
        JsonNode author = author(item);
        return new Entry(
                id(item.path("id")),
                true,
                link == null ? elsewhere : link,
                text(item, "title"),
                body(item, link == null ? url : link),
                text(author, "name"),
                Xml.full(text(author, "url"), url),
                FeedDates.parse(text(item, "date_published")),
                FeedDates.parse(text(item, "date_modified")),
                null,
                language == null ? Xml.language(text(feed, "language")) : language,
                attachments(item).list(),
                null);
    }

    private static @Nullable String id(JsonNode id) {
        String text = id.isNumber() || id.isTextual() ? id.asText().strip() : "";
        return text.isEmpty() ? null : text;
    }

    private Body body(JsonNode item, String base) {
        String html = text(item, "content_html");
        if (html != null) {
            return Body.html(html, base);
        }
        String text = text(item, "content_text");
        String summary = text(item, "summary");
        return text != null ? Body.plain(text) : summary != null ? Body.plain(summary) : Body.EMPTY;
    }

    private JsonNode author(JsonNode item) {
        for (JsonNode from : List.of(item, feed)) {
            for (JsonNode author : List.of(from.path("authors").path(0), from.path("author"))) {
                if (text(author, "name") != null) {
                    return author;
                }
            }
        }
        return JSON.missingNode();
    }

    private Attachments attachments(JsonNode item) {
        Attachments attachments = new Attachments();
        attachments.add(text(item, "image"), url, "image", null, "");
        for (JsonNode one : item.path("attachments")) {
            String type = text(one, "mime_type");
            String title = text(one, "title");
            attachments.add(text(one, "url"), url, type == null ? "" : type, null, title == null ? "" : title);
        }
        return attachments;
    }

    private static @Nullable String text(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }
}
