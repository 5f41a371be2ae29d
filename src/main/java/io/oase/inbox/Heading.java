package io.oase.inbox;

import io.oase.channel.Labels;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a matter is named: by the first words of its first post. Pure. */
public final class Heading {
    // possessive throughout: thousands of handles in a row must not go back over each other
    private static final Pattern LEADING_MENTIONS = Pattern.compile("^(?:\\s*+@[\\w.-]++(?:@[\\w.-]++)?+)++[\\s,:]*+");
    private static final int LONGEST = 120;

    private Heading() {}

    /** The heading, or the first sentence without the handles it begins with; cut at a word. */
    public static String of(@Nullable String warning, @Nullable String title, String body) {
        String text = words(warning, title, body);
        String stripped = LEADING_MENTIONS.matcher(text).replaceFirst("").strip();
        String line = (stripped.isEmpty() ? text.strip() : stripped)
                .lines()
                .findFirst()
                .orElse("");
        if (line.length() <= LONGEST) {
            return line;
        }
        int cut = line.lastIndexOf(' ', LONGEST);
        int end = cut > 60 ? cut : LONGEST;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** The author's warning, heading or words. A label is no word of theirs and hides only pictures. */
    public static String words(@Nullable String warning, @Nullable String title, String body) {
        if (warning != null && !(Labels.only(warning) && !body.isBlank())) {
            return warning;
        }
        return title != null ? title : body;
    }
}
