package io.oase.channel.feed;

import io.oase.channel.PlainText;
import io.oase.channel.feed.FeedDocument.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** RSS 0.9x, 1.0 (RDF) and 2.0 with the modules in common use (content, dc, sy, slash, thr, media, itunes, atom:link). */
final class RssReader {
    private static final Pattern MAIL_AND_NAME = Pattern.compile("\\S+@\\S+\\s*\\((.+)\\)");
    private static final Pattern NAME_AND_MAIL = Pattern.compile("\"?([^\"<]+?)\"?\\s*<\\S+@\\S+>");

    private final Element channel;
    private final String base;
    private final @Nullable String language;

    private RssReader(Element root, String url) {
        Element inner = Xml.first(root, "channel");
        channel = inner == null ? root : inner;
        String link = Xml.full(Xml.text(channel, "link"), url);
        base = Xml.base(channel, link == null ? url : link);
        language = Xml.language(Xml.text(channel, "language", "dc:language"));
    }

    static FeedDocument read(Element root, String url) {
        return new RssReader(root, url).document(root);
    }

    /** How often a feed wants to be asked, by what stands in its head. */
    static Pace pace(Element feed, String url) {
        return new RssReader(feed, url).pace();
    }

    private FeedDocument document(Element root) {
        List<Element> items = new ArrayList<>(Xml.all(channel, "item"));
        if (root != channel) {
            items.addAll(Xml.all(root, "item")); // RDF has them beside the channel
        }
        List<Entry> entries = new ArrayList<>();
        int unreadable = 0;
        for (Element item : items) {
            Entry entry = entry(item);
            if (entry.isSomething()) {
                entries.add(entry);
            } else {
                unreadable++;
            }
        }
        String title = Xml.text(channel, "title");
        return new FeedDocument(title == null ? "" : PlainText.of(title), entries, unreadable, List.of(), pace());
    }

    private Entry entry(Element item) {
        String around = Xml.base(item, base);
        Element guid = Xml.first(item, "guid");
        String id = guid == null ? null : guid.wholeText().strip();
        if (id == null || id.isEmpty()) {
            String about = item.attr("rdf:about").strip();
            id = about.isEmpty() ? null : about;
        }
        String link = link(item, guid, around);
        String title = Xml.text(item, "title", "dc:title", "media:title");
        String plain = title == null ? "" : PlainText.of(title);
        String authorUrl = Xml.text(Xml.first(item, "atom:author"), "atom:uri");
        String own = Xml.language(Xml.text(item, "dc:language", "language"));
        return new Entry(
                id,
                false,
                link,
                plain.isBlank() ? null : plain,
                body(item, link == null ? around : link),
                author(item),
                Xml.full(authorUrl, around),
                FeedDates.parse(Xml.text(item, "pubdate", "dc:date", "dcterms:created", "atom:published", "date")),
                FeedDates.parse(Xml.text(item, "atom:updated", "dcterms:modified")),
                answers(item),
                own == null ? language : own,
                Attachments.of(item, around),
                Stars.of(item));
    }

    /** The link; where it is missing, a guid that says (or is silent, which means) that it is one. */
    private static @Nullable String link(Element item, @Nullable Element guid, String around) {
        String link = Xml.full(Xml.text(item, "link"), around);
        if (link != null) {
            return link;
        }
        for (Element atom : Xml.all(item, "atom:link", "link")) {
            String rel = atom.attr("rel");
            if (atom.hasAttr("href") && (rel.isEmpty() || rel.equals("alternate"))) {
                return Xml.full(atom.attr("href"), around);
            }
        }
        boolean permanent = guid != null && !guid.attr("isPermaLink").equalsIgnoreCase("false");
        String id = guid == null ? "" : guid.wholeText().strip();
        return permanent && id.toLowerCase(Locale.ROOT).startsWith("http") ? Xml.full(id, around) : null;
    }

    private static Body body(Element item, String around) {
        for (Element said :
                Xml.all(item, "content:encoded", "atom:content", "description", "summary", "itunes:summary")) {
            Body body = Body.html(Xml.markup(said), Xml.base(said, around));
            if (!body.text().isBlank() || body.html() != null) {
                return body;
            }
        }
        return Body.EMPTY;
    }

    private static @Nullable String author(Element item) {
        String creator = Xml.text(item, "dc:creator");
        if (creator == null) {
            creator = Xml.text(Xml.first(item, "atom:author"), "atom:name");
        }
        if (creator == null) {
            creator = Xml.text(item, "author", "itunes:author", "dc:author");
        }
        return creator == null ? null : name(PlainText.of(creator.replace("<", "&lt;")));
    }

    /** RSS wants an e-mail address with the name behind it; people are called by their name. */
    private static String name(String author) {
        for (Pattern pattern : List.of(MAIL_AND_NAME, NAME_AND_MAIL)) {
            Matcher matcher = pattern.matcher(author.strip());
            if (matcher.matches()) {
                return matcher.group(1).strip();
            }
        }
        return author.strip();
    }

    private static @Nullable String answers(Element item) {
        Element above = Xml.first(item, "thr:in-reply-to");
        return above == null || above.attr("ref").isBlank()
                ? null
                : above.attr("ref").strip();
    }

    private Pace pace() {
        long seconds = number(Xml.text(channel, "ttl")) * 60;
        long period =
                switch (String.valueOf(Xml.text(channel, "sy:updateperiod")).toLowerCase(Locale.ROOT)) {
                    case "hourly" -> 3_600;
                    case "daily" -> 86_400;
                    case "weekly" -> 604_800;
                    case "monthly" -> 2_592_000;
                    case "yearly" -> 31_536_000;
                    default -> 0;
                };
        long often = Math.max(1, number(Xml.text(channel, "sy:updatefrequency")));
        List<Integer> hours = new ArrayList<>();
        Element skipHours = Xml.first(channel, "skiphours");
        if (skipHours != null) {
            Xml.all(skipHours, "hour").forEach(hour -> hours.add((int) number(hour.wholeText()) % 24));
        }
        List<String> days = new ArrayList<>();
        Element skipDays = Xml.first(channel, "skipdays");
        if (skipDays != null) {
            Xml.all(skipDays, "day")
                    .forEach(day -> days.add(day.wholeText().strip().toUpperCase(Locale.ROOT)));
        }
        return new Pace(Math.max(seconds, period / often), hours, days);
    }

    private static long number(@Nullable String written) {
        return written != null && written.strip().matches("\\d{1,9}") ? Long.parseLong(written.strip()) : 0;
    }
}
