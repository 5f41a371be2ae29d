package io.oase.channel.feed;

import io.oase.base.Said;
import io.oase.channel.Trouble;
import io.oase.channel.Trouble.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * XML as feeds have it: read with jsoup's parser, which forgives undeclared prefixes and entities, bare ampersands,
 * control characters and tags left open, so that one badly written entry does not take the others with it. It knows no
 * document type: nothing is expanded and nothing is loaded, whatever the document declares.
 */
final class Xml {
    private static final int DEEPEST = 200;
    private static final Pattern ENTITY = Pattern.compile("<!ENTITY\\s+(%\\s+)?([^\\s\"'<>]+)");
    private static final Pattern REFERENCE = Pattern.compile("&#(?:[xX]([0-9a-fA-F]{1,7})|([0-9]{1,8}));");
    private static final Set<String> HARMLESS = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final Map<String, String> NAMESPACES = Map.ofEntries(
            Map.entry("http://www.w3.org/2005/Atom", "atom"),
            Map.entry("http://purl.org/atom/ns#", "atom"),
            Map.entry("http://purl.org/rss/1.0/", ""),
            Map.entry("http://my.netscape.com/rdf/simple/0.9/", ""),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9/", ""),
            Map.entry("http://backend.userland.com/rss2", ""),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
            Map.entry("http://purl.org/dc/elements/1.1/", "dc"),
            Map.entry("http://purl.org/dc/terms/", "dcterms"),
            Map.entry("http://purl.org/rss/1.0/modules/content/", "content"),
            Map.entry("http://purl.org/rss/1.0/modules/syndication/", "sy"),
            Map.entry("http://purl.org/syndication/thread/1.0", "thr"),
            Map.entry("http://search.yahoo.com/mrss/", "media"),
            Map.entry("http://search.yahoo.com/mrss", "media"),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("http://itunes.apple.com/rss", "im"),
            Map.entry("http://schemas.google.com/g/2005", "gd"),
            Map.entry("http://purl.org/stuff/rev#", "rev"),
            Map.entry("http://www.purl.org/stuff/rev#", "rev"),
            Map.entry("http://purl.org/atompub/tombstones/1.0", "at"));

    private Xml() {}

    /**
     * The root element; null when there is none.
     *
     * @throws Trouble when the document is cut off, or builds its text from entities of its own
     */
    static @Nullable Element root(String text, String url, String host) {
        Document document = Jsoup.parse(
                withoutDoctype(legal(text), host), url, Parser.xmlParser().setMaxDepth(DEEPEST));
        Element root = document.firstElementChild();
        if (root != null && !isClosed(text, root.tagName())) {
            throw Trouble.of(Kind.BAD_ANSWER, Said.of("trouble.feed.cut_off", host));
        }
        return root;
    }

    /** Leaves out what no XML document may hold, written as it is or as a reference (XML 1.0, 2.2). */
    private static String legal(String text) {
        if (text.codePoints().allMatch(Xml::isLegal) && !text.contains("&#")) {
            return text;
        }
        String written = text.codePoints()
                .filter(Xml::isLegal)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return REFERENCE.matcher(written).replaceAll(reference -> {
            boolean hex = reference.group(1) != null;
            int point = Integer.parseInt(hex ? reference.group(1) : reference.group(2), hex ? 16 : 10);
            return isLegal(point) ? Matcher.quoteReplacement(reference.group()) : "";
        });
    }

    private static boolean isLegal(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000 && point <= 0x10FFFF;
    }

    /** Takes the document type out, and refuses a document that needs it to be read. */
    private static String withoutDoctype(String text, String host) {
        int start = text.indexOf("<!DOCTYPE");
        if (start < 0) {
            return text;
        }
        int end = start;
        int open = 0;
        char quote = 0;
        for (; end < text.length(); end++) {
            if (quote == 0 && text.startsWith("<!--", end)) {
                int closed = text.indexOf("-->", end);
                end = closed < 0 ? text.length() - 1 : closed + 2;
                continue;
            }
            char c = text.charAt(end);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[' || c == '<') {
                open++;
            } else if (c == ']') {
                open--;
            } else if (c == '>' && --open == 0) {
                break;
            }
        }
        String rest = text.substring(Math.min(text.length(), end + 1));
        Matcher declared = ENTITY.matcher(text.substring(start, Math.min(text.length(), end)));
        while (declared.find()) {
            String name = declared.group(2);
            boolean known = HARMLESS.contains(name)
                    || !Parser.unescapeEntities("&" + name + ";", true).startsWith("&");
            if (!known && rest.contains("&" + name + ";")) {
                throw Trouble.of(Kind.BAD_ANSWER, Said.of("trouble.feed.entities", host));
            }
        }
        return text.substring(0, start) + rest;
    }

    private static boolean isClosed(String text, String tag) {
        return text.lastIndexOf("</" + tag) >= 0 || text.stripTrailing().endsWith("/>");
    }

    /** Name with the customary prefix of its namespace, lower case; RSS's own elements have none. */
    static String name(Element element) {
        String written = element.tagName();
        String namespace = element.tag().namespace();
        String local = written.substring(written.indexOf(':') + 1).toLowerCase(Locale.ROOT);
        @Nullable String prefix = NAMESPACES.get(namespace);
        if (prefix == null) {
            prefix = written.indexOf(':') < 0 ? "" : written.substring(0, written.indexOf(':'));
        }
        return prefix.isEmpty() ? local : prefix.toLowerCase(Locale.ROOT) + ":" + local;
    }

    /** The children with one of these names, in the order of the names. */
    static List<Element> all(Element parent, String... names) {
        List<Element> found = new ArrayList<>();
        for (String name : names) {
            for (Element child : parent.children()) {
                if (name(child).equals(name)) {
                    found.add(child);
                }
            }
        }
        return found;
    }

    static @Nullable Element first(@Nullable Element parent, String... names) {
        List<Element> all = parent == null ? List.<Element>of() : all(parent, names);
        return all.isEmpty() ? null : all.get(0);
    }

    /** What the first child that says anything says; null when none does. */
    static @Nullable String text(@Nullable Element parent, String... names) {
        if (parent != null) {
            for (Element child : all(parent, names)) {
                String text = child.wholeText().strip();
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return null;
    }

    /** Markup inside an element; where it was escaped or in CDATA, unescaped once. */
    static String markup(Element element) {
        return element.childrenSize() == 0 ? element.wholeText() : element.html();
    }

    /** What relative addresses inside this element are relative to: {@code xml:base} of it and all around it. */
    static String base(Element element, String start) {
        Element parent = element.parent();
        String outer = parent == null || parent instanceof Document ? start : base(parent, start);
        String own = element.attr("xml:base");
        String full = own.isBlank() ? null : full(own, outer);
        return full == null ? outer : full;
    }

    /** {@code xml:lang} of the element or what is around it, as a two- or three-letter language; null when none. */
    static @Nullable String language(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String primary = written.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return primary.matches("[a-z]{2,3}") ? primary : null;
    }

    /** The full web address; null when it is none. */
    static @Nullable String full(@Nullable String address, String base) {
        if (address == null || address.isBlank() || address.length() > 4_000) {
            return null;
        }
        String stripped = address.strip();
        if (stripped.regionMatches(true, 0, "https://", 0, 8) || stripped.regionMatches(true, 0, "http://", 0, 7)) {
            return HttpUrl.parse(stripped) == null ? null : stripped;
        }
        HttpUrl from = HttpUrl.parse(base);
        HttpUrl resolved = from == null ? null : from.resolve(stripped);
        return resolved == null ? null : resolved.toString();
    }
}
