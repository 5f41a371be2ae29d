package io.oase.guide;

/** Words of people in Markdown, so that they stand there as they were written and mean nothing else. Pure. */
public final class Markdown {
    private static final String MARKS = "\\`*_{}[]<>#|~&!";

    private Markdown() {}

    /** On one line. */
    public static String line(String words) {
        return escaped(words.strip().replaceAll("[\\s\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " "));
    }

    /** As a quotation, line by line, each beginning with {@code before}. */
    public static String quote(String before, String words) {
        StringBuilder quote = new StringBuilder();
        for (String line : words.strip().split("\\R", -1)) {
            quote.append(before)
                    .append("> ")
                    .append(begun(escaped(line.strip().replaceAll("\\p{Cntrl}+", " "))))
                    .append('\n');
        }
        return quote.toString();
    }

    /** What would begin a list, a heading or a rule. */
    private static String begun(String line) {
        return line.replaceFirst("^([+=-])", "\\\\$1").replaceFirst("^(\\d{1,9})([.)])", "$1\\\\$2");
    }

    private static String escaped(String words) {
        StringBuilder escaped = new StringBuilder(words.length() + 8);
        words.chars().forEach(each -> {
            if (MARKS.indexOf(each) >= 0) {
                escaped.append('\\');
            }
            escaped.append((char) each);
        });
        return escaped.toString();
    }
}
