package io.oase.channel.feed;

import io.oase.channel.PlainText;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says.
 *
 * @param html with full addresses; null where there was no markup
 */
record Body(String text, @Nullable String html) {
    static final Body EMPTY = new Body("", null);

    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!][^>]*>");

    /** Text that is nothing but text. */
    static Body plain(String text) {
        return new Body(text.strip(), null);
    }

    /** What should be HTML; where it has no tag, its line breaks are meant. */
    static Body html(String html, String base) {
        if (!TAG.matcher(html).find()) {
            return plain(Parser.unescapeEntities(html, false));
        }
        Document document = Jsoup.parseBodyFragment(html, base);
        makeFull(document, "href");
        makeFull(document, "src");
        document.outputSettings().prettyPrint(false);
        String full = document.body().html();
        return new Body(PlainText.of(full), full);
    }

    private static void makeFull(Document document, String attribute) {
        for (Element element : document.select("[" + attribute + "]")) {
            String full = element.absUrl(attribute);
            if (!full.isEmpty()) {
                element.attr(attribute, full);
            }
        }
    }
}
