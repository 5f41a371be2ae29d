package io.oase.ingest;

import java.util.regex.Pattern;

/** How a new conversation is named and shown before anybody has looked at it. */
final class Opening {
    // possessive throughout: thousands of handles in a row must not go back over each other
    private static final Pattern LEADING_MENTIONS = Pattern.compile("^(?:\\s*+@[\\w.-]++(?:@[\\w.-]++)?+)++[\\s,:]*+");
    private static final int LONGEST_TITLE = 120;

    private Opening() {}

    static ConversationRows.Fresh of(String threadKey, Arrival first, IdentityDao.Identity author) {
        return new ConversationRows.Fresh(
                threadKey,
                author.id(),
                author.contactId(),
                first.visibility().equals("private") || first.visibility().equals("followers"),
                first.kind(),
                title(first),
                first.language(),
                first.postedAt());
    }

    /** The heading, or the first sentence without the handles it begins with; cut at a word. */
    static String title(Arrival first) {
        String text = first.warning() != null ? first.warning() : first.title() != null ? first.title() : first.body();
        String stripped = LEADING_MENTIONS.matcher(text).replaceFirst("").strip();
        String line = (stripped.isEmpty() ? text.strip() : stripped)
                .lines()
                .findFirst()
                .orElse("");
        if (line.length() <= LONGEST_TITLE) {
            return line;
        }
        int cut = line.lastIndexOf(' ', LONGEST_TITLE);
        int end = cut > 60 ? cut : LONGEST_TITLE;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
