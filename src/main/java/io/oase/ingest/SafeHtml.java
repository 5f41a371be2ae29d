package io.oase.ingest;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/** Reduces remote HTML to a small safe set: paragraphs, breaks, lists, emphasis, quotes, code, and plain links. */
final class SafeHtml {
    private static final Safelist SAFE = Safelist.none()
            .addTags(
                    "p", "br", "a", "em", "strong", "b", "i", "u", "del", "code", "pre", "blockquote", "ul", "ol", "li")
            .addAttributes("a", "href")
            .addProtocols("a", "href", "http", "https");

    private static final Evaluator DESCRIBED_PICTURES = QueryParser.parse("img[alt]");
    private static final Evaluator UNSEEN = QueryParser.parse("script,style,template,noscript");
    private static final Evaluator LINKS = new Evaluator.Tag("a");

    private SafeHtml() {}

    /** Null where nothing but white space is left. Pictures become their alternative text. */
    static @Nullable String of(@Nullable String html, String baseUrl) {
        if (html == null || html.isBlank()) {
            return null;
        }
        Document dirty = Jsoup.parseBodyFragment(
                html.length() > Clean.LONGEST_TEXT * 4 ? html.substring(0, Clean.LONGEST_TEXT * 4) : html, baseUrl);
        dirty.select(DESCRIBED_PICTURES)
                .forEach(image -> image.replaceWith(new org.jsoup.nodes.TextNode(image.attr("alt"))));
        dirty.select(UNSEEN).remove();
        Document clean = new Cleaner(SAFE).clean(dirty);
        clean.outputSettings().prettyPrint(false);
        for (Element link : clean.select(LINKS)) {
            if (link.hasAttr("href")) {
                link.attr("rel", "nofollow noopener noreferrer ugc").attr("target", "_blank");
            } else {
                link.unwrap();
            }
        }
        String safe = Clean.text(clean.body().html());
        return safe.isBlank() ? null : safe;
    }
}
