package io.oase.channel.feed;

import io.oase.base.Said;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Trouble;
import io.oase.channel.Trouble.Kind;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Reads a document by what it is, not by what its Content-Type says: feeds are served as anything. Only a web page is
 * not a feed.
 */
final class FeedReader {
    private static final List<String> TYPES = List.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
            "application/rdf+xml",
            "application/json");

    private FeedReader() {}

    /**
     * Reads.
     *
     * @throws WebPage when it is a web page
     * @throws Trouble when it is nothing that can be read
     */
    static FeedDocument read(HttpAnswer answer) throws WebPage {
        String text = stripped(
                Encoding.decode(answer.body(), answer.header("Content-Type").orElse(null)));
        if (text.isEmpty()) {
            throw Trouble.of(Kind.BAD_ANSWER, Said.of("trouble.feed.empty", answer.host()));
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return JsonFeedReader.read(text, answer.url(), answer.host());
        }
        String start = text.substring(0, Math.min(text.length(), 2_000)).toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html") || start.contains("<html ")) {
            throw new WebPage(feedsOf(text, answer.url()));
        }
        Element root = Xml.root(text, answer.url(), answer.host());
        String name = root == null ? "" : Xml.name(root);
        if (root != null
                && (name.equals("rss") || name.equals("rdf:rdf"))
                && Xml.first(root, "channel", "item") != null) {
            return RssReader.read(root, answer.url());
        }
        if (root != null && (name.equals("atom:feed") || name.equals("feed"))) {
            return AtomReader.read(root, answer.url());
        }
        if (name.equals("html") || answer.header("Content-Type").orElse("").startsWith("text/html")) {
            throw new WebPage(feedsOf(text, answer.url()));
        }
        throw Trouble.of(Kind.BAD_ANSWER, Said.of("trouble.feed.no_feed", answer.host()));
    }

    private static String stripped(String text) {
        int start = 0;
        while (start < text.length() && (text.charAt(start) <= ' ' || text.charAt(start) == '\uFEFF')) {
            start++;
        }
        return text.substring(start).stripTrailing();
    }

    /** What a page's {@code link rel=alternate} says, in its order. */
    private static List<String> feedsOf(String html, String url) {
        return Jsoup.parse(html, url).select("link[rel~=(?i)\\balternate\\b][href]").stream()
                .filter(link -> TYPES.contains(link.attr("type").strip().toLowerCase(Locale.ROOT)))
                .map(link -> link.absUrl("href"))
                .filter(address -> address.startsWith("http"))
                .distinct()
                .toList();
    }

    /** It was a web page; these are the feeds it offers. */
    static final class WebPage extends Exception {
        private final transient List<String> feeds;

        WebPage(List<String> feeds) {
            super(null, null, false, false);
            this.feeds = feeds;
        }

        List<String> feeds() {
            return feeds;
        }
    }
}
