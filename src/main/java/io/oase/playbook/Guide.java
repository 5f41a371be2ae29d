package io.oase.playbook;

import io.oase.people.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The Markdown behind the front matter: for each language a heading of the first level, its name in that language. Pure. */
final class Guide {
    private static final Parser MARKDOWN =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

    private Guide() {}

    /** The guide by language; faults are added where one is missing or stands under no language. */
    static Map<String, String> read(Document document, List<String> languages, List<Fault> faults) {
        List<String> lines = List.of(document.guide().split("\n", -1));
        List<Heading> headings = headings(document.guide());
        int first = headings.isEmpty() ? lines.size() : begins(headings.get(0));
        stray(document, lines, first, faults);
        Map<String, String> guides = new LinkedHashMap<>();
        for (int i = 0; i < headings.size(); i++) {
            Heading heading = headings.get(i);
            int end = i + 1 < headings.size() ? begins(headings.get(i + 1)) : lines.size();
            int from = begins(heading) + heading.getSourceSpans().size();
            String name = lines.get(begins(heading)).strip().replaceAll("^#+\\s*|\\s*#+$", "");
            String text = String.join("\n", lines.subList(from, end)).strip();
            int line = document.guideLine() + begins(heading);
            Optional<String> language =
                    languages.stream().filter(each -> isNamed(name, each)).findFirst();
            if (language.isEmpty()) {
                faults.add(fault(line, "playbook.guide_heading", Words.shown(name), names(languages)));
            } else if (guides.putIfAbsent(language.get(), text) != null) {
                faults.add(fault(line, "playbook.guide_twice", name(language.get())));
            } else if (text.isEmpty()) {
                faults.add(fault(line, "playbook.guide_empty", name(language.get())));
            }
        }
        for (String language : languages) {
            if (!guides.containsKey(language)) {
                faults.add(fault(document.guideLine() + lines.size() - 1, "playbook.guide_missing", name(language)));
            }
        }
        return guides;
    }

    /** What a language is called in itself, as a heading: {@code Deutsch}. */
    static String name(String language) {
        Locale locale = Locale.forLanguageTag(language);
        String name = locale.getDisplayLanguage(locale);
        return name.isEmpty() ? language : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    private static void stray(Document document, List<String> lines, int first, List<Fault> faults) {
        for (int i = 0; i < first; i++) {
            if (!lines.get(i).isBlank()) {
                faults.add(fault(document.guideLine() + i, "playbook.guide_stray"));
                return;
            }
        }
    }

    private static List<Heading> headings(String markdown) {
        List<Heading> headings = new ArrayList<>();
        for (Node node = MARKDOWN.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 1) {
                headings.add(heading);
            }
        }
        return headings;
    }

    private static int begins(Heading heading) {
        return heading.getSourceSpans().get(0).getLineIndex();
    }

    private static boolean isNamed(String heading, String language) {
        return heading.equalsIgnoreCase(name(language));
    }

    private static String names(List<String> languages) {
        return String.join(
                ", ", languages.stream().map(each -> "# " + name(each)).toList());
    }

    private static Fault fault(int line, String key, Object... args) {
        return new Fault(line, "guide", io.oase.base.Said.of(key, args));
    }
}
