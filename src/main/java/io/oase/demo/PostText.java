package io.oase.demo;

import com.ibm.icu.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The text of a post as Mastodon reads it: who is mentioned, how long it is, which HTML it becomes. Source:
 * docs.joinmastodon.org/user/posting and /methods/statuses.
 */
final class PostText {
    /** The longest post, counted by {@link #length}. */
    static final int LIMIT = 500;
    /** What every address counts, however long it is. */
    static final int URL_COUNTS = 23;

    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\w/@])@([a-zA-Z0-9_]+)(@[a-zA-Z0-9][a-zA-Z0-9.-]*(?::\\d+)?)?");
    private static final Pattern TAG = Pattern.compile("(?<![\\w/&])#([\\p{L}\\p{N}_]*\\p{L}[\\p{L}\\p{N}_]*)");
    private static final Pattern MARKS = Pattern.compile(URL + "|" + MENTION + "|" + TAG);

    private PostText() {}

    /** Who is mentioned, as typed without the first @, in order. */
    static List<String> mentions(String text) {
        return MENTION.matcher(URL.matcher(text).replaceAll(" "))
                .results()
                .map(found -> found.group().substring(1).replaceAll("\\.$", ""))
                .toList();
    }

    /** Hashtags without their #, in lower case, in order. */
    static List<String> tags(String text) {
        return TAG.matcher(URL.matcher(text).replaceAll(" "))
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** Length in grapheme clusters; an address counts {@value #URL_COUNTS}, of a mention only the part before the domain. */
    static int length(String text) {
        var counted = URL.matcher(text).replaceAll("x".repeat(URL_COUNTS));
        counted = MENTION.matcher(counted).replaceAll("@$1");
        var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(counted);
        int length = 0;
        while (graphemes.next() != BreakIterator.DONE) {
            length++;
        }
        return length;
    }

    /**
     * HTML as Mastodon writes it: paragraphs, line breaks, links for addresses, members and hashtags, everything typed
     * escaped.
     *
     * @param base address of this server, for the links
     * @param member finds who is meant by a mention; empty when nobody is
     */
    static String html(String text, String base, Function<String, java.util.Optional<Member>> member) {
        var out = new StringBuilder("<p>");
        var marks = MARKS.matcher(text);
        int from = 0;
        while (marks.find()) {
            out.append(lines(text.substring(from, marks.start()))).append(link(marks.toMatchResult(), base, member));
            from = marks.end();
        }
        return out.append(lines(text.substring(from))).append("</p>").toString();
    }

    /** Escapes for HTML text and attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String lines(String text) {
        return escape(text).replaceAll("\\n{2,}", "</p><p>").replace("\n", "<br>");
    }

    private static String link(MatchResult mark, String base, Function<String, java.util.Optional<Member>> member) {
        var typed = mark.group();
        if (typed.startsWith("@")) {
            return member.apply(typed.substring(1))
                    .map(who -> "<span class=\"h-card\" translate=\"no\"><a href=\"" + base + "/@" + who.acct()
                            + "\" class=\"u-url mention\">@<span>" + escape(who.handle()) + "</span></a></span>")
                    .orElseGet(() -> escape(typed));
        }
        if (typed.startsWith("#")) {
            var tag = escape(typed.substring(1));
            return "<a href=\"" + base + "/tags/" + tag.toLowerCase(Locale.ROOT)
                    + "\" class=\"mention hashtag\" rel=\"tag\">#<span>" + tag + "</span></a>";
        }
        return address(typed);
    }

    /** The scheme and the tail of a long address are hidden, but they are there. */
    private static String address(String typed) {
        int host = typed.indexOf("://") + 3;
        int shown = Math.min(typed.length(), host + 30);
        return "<a href=\"" + escape(typed) + "\" target=\"_blank\" rel=\"nofollow noopener\" translate=\"no\">"
                + "<span class=\"invisible\">" + escape(typed.substring(0, host)) + "</span>"
                + "<span class=\"" + (shown < typed.length() ? "ellipsis" : "") + "\">"
                + escape(typed.substring(host, shown)) + "</span>"
                + "<span class=\"invisible\">" + escape(typed.substring(shown)) + "</span></a>";
    }
}
