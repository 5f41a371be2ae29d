package io.oase.channel;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * HTML as plain text: what a person would have typed. {@code br} becomes a line break, paragraphs are separated by an
 * empty line, list entries start with {@code - }, quotations with {@code > }, entities are decoded, scripts and styles
 * are left out, and a link whose display was shortened is written out in full. Takes any input; never fails.
 */
public final class PlainText {
    private static final String NOT_TEXT =
            "script,style,head,title,template,noscript,iframe,object,svg,math,textarea,select,p.quote-inline,.quote-inline";
    private static final Set<String> APART = Set.of(
            "p",
            "blockquote",
            "pre",
            "ul",
            "ol",
            "dl",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "figure",
            "article",
            "section");
    private static final Set<String> OWN_LINE = Set.of(
            "div",
            "li",
            "dt",
            "dd",
            "tr",
            "caption",
            "figcaption",
            "header",
            "footer",
            "address",
            "details",
            "summary");

    private PlainText() {}

    /** The text of ordinary HTML, in which a line break of the source is just a blank (feeds, web pages). */
    public static String of(String html) {
        return write(html, false, link -> null);
    }

    /**
     * The text of a post's HTML, in which a line break of the source is one for the reader too, as fediverse clients
     * show it.
     *
     * @param wording what to write for a link; null for the usual (its display, or its address where that was shortened)
     */
    public static String keepingLines(String html, Function<Element, @Nullable String> wording) {
        return write(html, true, wording);
    }

    private static String write(String html, boolean keepLines, Function<Element, @Nullable String> wording) {
        if (html.isEmpty()) {
            return "";
        }
        Document document = Jsoup.parseBodyFragment(html);
        document.select(NOT_TEXT).remove();
        for (Element link : document.select("a[href]")) {
            String words = wording.apply(link);
            if (words == null && isShortened(link)) {
                words = link.attr("href");
            }
            if (words != null) {
                link.text(words);
            }
        }
        Writer writer = new Writer(keepLines);
        document.body().traverse(writer);
        return writer.out.toString();
    }

    /**
     * Whether a link shows its own address in another form: with a part left out, as with {@code span.invisible} or a
     * trailing …, or with its percent signs decoded.
     */
    private static boolean isShortened(Element link) {
        String href = link.attr("href");
        String shown = link.text().strip();
        if (link.hasClass("mention") || link.hasClass("hashtag") || shown.startsWith("@") || shown.startsWith("#")) {
            return false;
        }
        if (!link.select("span.invisible, span.ellipsis").isEmpty()) {
            return true;
        }
        if (shown.startsWith("http") && !shown.equals(href) && shown.equals(decoded(href))) {
            return true;
        }
        String start = shown.replaceFirst("(…|\\.\\.\\.)$", "");
        return !start.equals(shown) && start.length() > 3 && bare(href).startsWith(bare(start));
    }

    private static String decoded(String address) {
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    private static String bare(String address) {
        return address.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("^www\\.", "");
    }

    /** Walks the nodes; white space is held back until it is known what stands after it. */
    private static final class Writer implements NodeVisitor {
        private final StringBuilder out = new StringBuilder();
        private final StringBuilder blanks = new StringBuilder();
        private final boolean keepLines;
        private int lines;
        private boolean afterBreak = true;
        private int quoted;
        private int preformatted;
        private String entry = "";

        Writer(boolean keepLines) {
            this.keepLines = keepLines;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                text.getWholeText().codePoints().forEach(this::write);
            } else if (node instanceof Element element) {
                open(element);
            }
        }

        private void open(Element element) {
            String name = element.normalName();
            switch (name) {
                case "br" -> breakLines(lines + 1);
                case "img" -> element.attr("alt").codePoints().forEach(this::write);
                case "td", "th" -> write(' ');
                default -> breakAround(name);
            }
            switch (name) {
                case "blockquote" -> quoted++;
                case "pre" -> preformatted++;
                case "li" -> entry = inOrderedList(element) ? (element.elementSiblingIndex() + 1) + ". " : "- ";
                default -> {}
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                String name = element.normalName();
                breakAround(name);
                if (name.equals("blockquote")) {
                    quoted--;
                } else if (name.equals("pre")) {
                    preformatted--;
                }
            }
        }

        private static boolean inOrderedList(Element entry) {
            Element list = entry.parent();
            return list != null && list.normalName().equals("ol");
        }

        private void breakAround(String name) {
            if (APART.contains(name)) {
                breakLines(Math.max(lines, 2));
            } else if (OWN_LINE.contains(name)) {
                breakLines(Math.max(lines, 1));
            }
        }

        private void breakLines(int count) {
            lines = count;
            afterBreak = true;
            blanks.setLength(0);
        }

        private void write(int c) {
            if (c == '\n' && (keepLines || preformatted > 0)) {
                // the line break right behind <br> or <p> only makes the source readable
                if (!afterBreak) {
                    lines++;
                }
                afterBreak = false;
                blanks.setLength(0);
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
                hold(c);
            } else {
                flush();
                out.appendCodePoint(c);
            }
        }

        private void hold(int c) {
            if (preformatted > 0 || keepLines) {
                if (c != '\r') {
                    blanks.appendCodePoint(c);
                }
            } else if (blanks.isEmpty() && lines == 0) {
                blanks.append(' ');
            }
        }

        private void flush() {
            boolean first = out.isEmpty();
            if (first || lines > 0) {
                if (!first) {
                    out.append("\n".repeat(lines));
                }
                out.append("> ".repeat(quoted));
            }
            if (!first || preformatted > 0) {
                out.append(blanks);
            }
            out.append(entry);
            entry = "";
            blanks.setLength(0);
            lines = 0;
            afterBreak = false;
        }
    }
}
