package io.oase.web;

import io.oase.search.Match;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plain text as safe HTML: escaped, with addresses as links. Line breaks are kept by the stylesheet. */
public final class Prose {
    /** More pictures than this in one text are no text any more. */
    private static final int MOST_EMOJI = 200;

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'{}|\\\\^`]+[^\\s<>\"'{}|\\\\^`.,;:!?)\\]]");

    private Prose() {}

    /** This text as HTML; whatever is in it, it stays text. */
    public static String html(String text) {
        StringBuilder html = new StringBuilder(text.length() + 64);
        Matcher link = LINK.matcher(text);
        int from = 0;
        while (link.find()) {
            html.append(escape(text.substring(from, link.start())));
            String url = escape(link.group());
            html.append("<a href=\"").append(url).append("\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">");
            html.append(url).append("</a>");
            from = link.end();
        }
        return html.append(escape(text.substring(from))).toString();
    }

    /**
     * Puts custom emoji in place of their {@code :shortcodes:}, up to a bound, in one pass.
     *
     * @param html safe HTML; only its text between tags is changed
     * @param emojis what each shortcode stands for; {@code url} is an address of ours
     */
    public static String withEmoji(String html, List<Emoji> emojis) {
        if (emojis.isEmpty()) {
            return html;
        }
        Map<String, String> pictures = new LinkedHashMap<>();
        emojis.forEach(emoji -> pictures.putIfAbsent(escape(":" + emoji.shortcode() + ":"), picture(emoji)));
        String codes = pictures.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        AtomicInteger left = new AtomicInteger(MOST_EMOJI);
        return Pattern.compile("<[^>]*>|" + codes).matcher(html).replaceAll(found -> {
            String picture = pictures.get(found.group());
            return Matcher.quoteReplacement(picture == null || left.getAndDecrement() <= 0 ? found.group() : picture);
        });
    }

    private static String picture(Emoji emoji) {
        String code = escape(":" + emoji.shortcode() + ":");
        return "<img class=\"emoji\" src=\"" + escape(emoji.url()) + "\" alt=\"" + code + "\" title=\"" + code + "\">";
    }

    /** A shortcode without its colons, and the picture it stands for, at an address of ours. */
    public record Emoji(String shortcode, String url) {}

    /** A piece of a text that was found, with what was looked for marked. */
    static String marked(Match match) {
        StringBuilder html = new StringBuilder(match.text().length() + 64);
        int from = 0;
        for (Match.Range range : match.ranges()) {
            html.append(escape(match.text().substring(from, range.start()))).append("<mark>");
            html.append(escape(match.text().substring(range.start(), range.end())))
                    .append("</mark>");
            from = range.end();
        }
        return html.append(escape(match.text().substring(from))).toString();
    }

    /** Text for HTML, in elements and in quoted attributes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
