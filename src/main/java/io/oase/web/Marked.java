package io.oase.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in Markdown as HTML: headings, lists, quotations, bold words, and signs that are escaped. Whatever else is in it stays
 * text; there is no way to bring in HTML, pictures, or addresses that are not seen. Pure.
 */
final class Marked {
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\`*_{}\\[\\]<>#|~&!+=.)-])");
    /** Stands for an escaped sign while the others are read; a private character nobody types. */
    private static final int PRIVATE = 0xE000;

    private final StringBuilder html = new StringBuilder();
    private String open = "";

    private Marked() {}

    static String html(String text) {
        Marked marked = new Marked();
        text.lines().forEach(marked::line);
        marked.shut();
        return marked.html.toString();
    }

    private void line(String typed) {
        String line = typed.strip();
        Matcher heading = Pattern.compile("(#{1,3})\\s+(.*)").matcher(line);
        if (line.isEmpty()) {
            shut();
        } else if (heading.matches()) {
            shut();
            // The page has a heading of its own above these.
            int level = heading.group(1).length() + 1;
            html.append("<h").append(level).append('>').append(words(heading.group(2)));
            html.append("</h").append(level).append('>');
        } else if (line.startsWith("- ")) {
            begin("ul");
            html.append("<li>").append(words(line.substring(2))).append("</li>");
        } else if (line.startsWith(">")) {
            goOn("blockquote");
            html.append(words(line.substring(1).strip()));
        } else {
            goOn("p");
            html.append(words(line));
        }
    }

    private void goOn(String element) {
        if (open.equals(element)) {
            html.append("<br>");
        }
        begin(element);
    }

    private void begin(String element) {
        if (!open.equals(element)) {
            shut();
            html.append('<').append(element).append('>');
            open = element;
        }
    }

    private void shut() {
        if (!open.isEmpty()) {
            html.append("</").append(open).append('>');
            open = "";
        }
    }

    private static String words(String line) {
        String plain = line.chars().noneMatch(each -> each >= PRIVATE && each < PRIVATE + 128)
                ? ESCAPED.matcher(line)
                        .replaceAll(sign ->
                                String.valueOf((char) (PRIVATE + sign.group(1).charAt(0))))
                : line;
        String safe = Prose.html(plain);
        String bold = BOLD.matcher(safe).replaceAll("<b>$1</b>");
        StringBuilder said = new StringBuilder();
        bold.chars()
                .forEach(each -> said.append(
                        each >= PRIVATE && each < PRIVATE + 128
                                ? escape((char) (each - PRIVATE))
                                : String.valueOf((char) each)));
        return said.toString();
    }

    private static String escape(char sign) {
        return switch (sign) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            default -> String.valueOf(sign);
        };
    }
}
