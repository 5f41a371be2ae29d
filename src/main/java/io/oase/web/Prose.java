package io.oase.web;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain text as safe HTML: escaped, with addresses as links. Line breaks are kept by the stylesheet. */
public final class Prose {
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
     * Puts custom emoji in place of their {@code :shortcodes:}.
     *
     * @param html safe HTML; only its text between tags is changed
     * @param emojis what each shortcode stands for; {@code url} is an address of ours
     */
    public static String withEmoji(String html, List<Emoji> emojis) {
        String shown = html;
        for (Emoji emoji : emojis) {
            String code = ":" + emoji.shortcode() + ":";
            String img = "<img class=\"emoji\" src=\"" + escape(emoji.url()) + "\" alt=\"" + escape(code)
                    + "\" title=\"" + escape(code) + "\">";
            shown = Pattern.compile(Pattern.quote(escape(code)) + "(?![^<]*>)")
                    .matcher(shown)
                    .replaceAll(Matcher.quoteReplacement(img));
        }
        return shown;
    }

    /** A shortcode without its colons, and the picture it stands for, at an address of ours. */
    public record Emoji(String shortcode, String url) {}

    /** Text for HTML, in elements and in quoted attributes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
