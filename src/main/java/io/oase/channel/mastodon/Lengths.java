package io.oase.channel.mastodon;

import io.oase.channel.Graphemes;
import io.oase.channel.TextRule;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a post may be, counted as its server counts. */
final class Lengths {
    // Only what Mastodon surely takes for a link is discounted; too strict a pattern counts too much, never too little.
    private static final Pattern LINK = Pattern.compile(
            "https?://(?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,}(?::\\d+)?(?:[/?#][A-Za-z0-9\\-._~:/?#@!$&*+;=%]*[A-Za-z0-9\\-_~/#&=+%])?");
    private static final Pattern REMOTE_MENTION =
            Pattern.compile("(?<![=/\\w])@(\\w+)@[A-Za-z0-9.-]+[A-Za-z0-9](?::\\d+)?", Pattern.UNICODE_CHARACTER_CLASS);

    private Lengths() {}

    /** The rule of this server. A content warning counts too; it is added when publishing. */
    static TextRule rule(Server server) {
        return new TextRule(server.maxCharacters(), text -> length(text, server));
    }

    /** Units of a text on this server. */
    static int length(String text, Server server) {
        return switch (server.kind()) {
            // grapheme clusters; a link counts as reserved, of a mention only the name (StatusLengthValidator)
            case MASTODON ->
                Graphemes.count(REMOTE_MENTION
                        .matcher(shorten(text, server.reservedPerUrl()))
                        .replaceAll("@$1"));
            // Unicode code points, no discounts
            case GOTOSOCIAL -> text.codePointCount(0, text.length());
            // not known: the largest of the usual ways
            case SNAC, OTHER -> Math.max(text.length(), lengthen(text, server.reservedPerUrl()));
        };
    }

    private static String shorten(String text, int reserved) {
        return LINK.matcher(text).replaceAll("x".repeat(reserved));
    }

    private static int lengthen(String text, int reserved) {
        int length = text.length();
        for (Matcher link = LINK.matcher(text); link.find(); ) {
            length += Math.max(0, reserved - link.group().length());
        }
        return length;
    }
}
