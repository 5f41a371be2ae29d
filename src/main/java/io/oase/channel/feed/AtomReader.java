package io.oase.channel.feed;

import io.oase.channel.feed.FeedDocument.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Atom 1.0 (RFC 4287) with threads (RFC 4685) and tombstones (RFC 6721), and Atom 0.3. */
final class AtomReader {
    private final Element feed;
    private final String url;

    private AtomReader(Element feed, String url) {
        this.feed = feed;
        this.url = url;
    }

    static FeedDocument read(Element feed, String url) {
        return new AtomReader(feed, url).document();
    }

    private FeedDocument document() {
        List<Entry> entries = new ArrayList<>();
        int unreadable = 0;
        List<Element> elements = Xml.all(feed, "atom:entry", "entry");
        boolean reviews = elements.stream().anyMatch(element -> Stars.of(element) != null);
        for (Element element : elements) {
            if (reviews && Stars.isReviewed(element)) {
                continue;
            }
            Entry entry = entry(element);
            if (entry.isSomething()) {
                entries.add(entry);
            } else {
                unreadable++;
            }
        }
        List<String> gone = Xml.all(feed, "at:deleted-entry").stream()
                .map(element -> element.attr("ref"))
                .filter(ref -> !ref.isBlank())
                .toList();
        String title = title(feed);
        Pace pace = RssReader.pace(feed, url); // sy:updatePeriod is at home in Atom too
        return new FeedDocument(title == null ? "" : title, entries, unreadable, gone, pace);
    }

    private Entry entry(Element entry) {
        Element author = author(entry);
        Instant updated = date(entry, "updated", "modified");
        Instant published = date(entry, "published", "issued", "created");
        String link = link(entry);
        Element above = Xml.first(entry, "thr:in-reply-to");
        String about = above == null ? "" : above.attr("ref");
        return new Entry(
                text(entry, "id"),
                true,
                link,
                title(entry),
                body(entry),
                author == null ? null : text(author, "name", "email"),
                author == null ? null : Xml.full(text(author, "uri", "url"), Xml.base(author, url)),
                published == null ? updated : published,
                updated,
                about.isBlank() ? null : about,
                language(entry),
                Attachments.of(entry, Xml.base(entry, url)),
                Stars.of(entry));
    }

    private static @Nullable String text(Element parent, String... names) {
        for (String name : names) {
            String text = Xml.text(parent, "atom:" + name, name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable Element first(@Nullable Element parent, String name) {
        return Xml.first(parent, "atom:" + name, name);
    }

    private static @Nullable Instant date(Element entry, String... names) {
        for (String name : names) {
            Instant date = FeedDates.parse(text(entry, name));
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private @Nullable Element author(Element entry) {
        Element own = first(entry, "author");
        Element source = own == null ? first(first(entry, "source"), "author") : own;
        return source == null ? first(feed, "author") : source;
    }

    private @Nullable String link(Element entry) {
        for (Element link : Xml.all(entry, "atom:link", "link")) {
            String rel = link.attr("rel");
            if (link.hasAttr("href") && (rel.isEmpty() || rel.equals("alternate") || rel.endsWith("/alternate"))) {
                String full = Xml.full(link.attr("href"), Xml.base(link, url));
                if (full != null) {
                    return full;
                }
            }
        }
        Element content = first(entry, "content");
        return content == null ? null : Xml.full(content.attr("src"), Xml.base(content, url));
    }

    private @Nullable String title(Element parent) {
        Element title = first(parent, "title");
        if (title == null) {
            return null;
        }
        Body body = construct(title);
        return body.text().isBlank() ? null : body.text().replaceAll("\\s+", " ");
    }

    private Body body(Element entry) {
        for (String name : List.of("content", "summary")) {
            Element said = first(entry, name);
            Body body = said == null ? Body.EMPTY : construct(said);
            if (!body.text().isBlank() || body.html() != null) {
                return body;
            }
        }
        Element described = Xml.first(Xml.first(entry, "media:group"), "media:description");
        return described == null ? Body.EMPTY : Body.plain(described.wholeText());
    }

    /** A text construct (RFC 4287, 3.1), or the same thing as Atom 0.3 wrote it, with {@code mode}. */
    private Body construct(Element element) {
        String type = element.attr("type").toLowerCase(Locale.ROOT);
        String base = Xml.base(element, url);
        if (type.equals("xhtml") || type.endsWith("xhtml+xml")) {
            Element div = element.firstElementChild();
            boolean wrapped =
                    element.childrenSize() == 1 && div != null && Xml.name(div).endsWith("div");
            return Body.html(
                    wrapped && div != null ? div.html() : Xml.markup(element), div == null ? base : Xml.base(div, url));
        }
        boolean escaped = element.attr("mode").equals("escaped") || type.equals("html") || type.equals("text/html");
        if (escaped || element.childrenSize() > 0) {
            return Body.html(Xml.markup(element), base);
        }
        boolean text = type.isEmpty() || type.startsWith("text");
        return text ? Body.plain(element.wholeText()) : Body.EMPTY;
    }

    private static @Nullable String language(Element entry) {
        for (Element at = entry; at != null; at = at.parent()) {
            if (!at.attr("xml:lang").isBlank()) {
                return Xml.language(at.attr("xml:lang"));
            }
        }
        return null;
    }
}
