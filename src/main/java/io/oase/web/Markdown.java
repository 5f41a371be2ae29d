package io.oase.web;

import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;

/** Markdown as safe HTML: text, headings, lists, links; no pictures, no HTML of its own. Pure. */
final class Markdown {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private static final Safelist SAFE = Safelist.none()
            .addTags(
                    "p",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "li",
                    "strong",
                    "em",
                    "code",
                    "pre",
                    "blockquote",
                    "br",
                    "hr")
            .addTags("a")
            .addAttributes("a", "href")
            .addAttributes("ol", "start")
            .addProtocols("a", "href", "http", "https", "mailto")
            .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow")
            .addEnforcedAttribute("a", "target", "_blank");

    private Markdown() {}

    /** This text as HTML, whatever is in it; its headings begin at the third level, below that of a section. */
    static String html(String markdown) {
        Document page = Jsoup.parseBodyFragment(RENDERER.render(PARSER.parse(markdown)));
        List.of("h5", "h4", "h3", "h2", "h1").forEach(heading -> page.select(heading)
                .forEach(found -> found.tagName("h" + (Integer.parseInt(heading.substring(1)) + 1))));
        Document.OutputSettings plain = new Document.OutputSettings().prettyPrint(false);
        return Jsoup.clean(page.body().html(), "", SAFE, plain);
    }
}
