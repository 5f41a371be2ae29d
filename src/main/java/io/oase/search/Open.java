package io.oase.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * A word with an open end, for languages that put words together: {@code *ausfall} is found in Stromausfall and Stromausfälle,
 * {@code strom*} in Stromausfall, {@code *ausfall*} in Stromausfallserie. The letters decide, as names are compared; the index only
 * says where to look.
 *
 * @param front whether something may stand before it
 * @param back whether something may stand behind it
 * @param letters as written
 */
record Open(boolean front, boolean back, String letters) {
    /** Fewer letters stand in too many words. */
    static final int FEWEST = 4;

    private static final Pattern FORM = Pattern.compile("(\\*?)(\\p{L}[\\p{L}\\p{M}]*)(\\*?)");

    /** What an inflected word may have at its end, where that is not open. */
    private static final String ENDINGS = "(e[mnrs]?|ern|ens|sen?|[ns])?";

    /** Before a word, so that it is stemmed as the end of a longer one. */
    private static final String BEFORE = "abab";

    /** The least of a word that stemming leaves. */
    private static final int CORE = 3;

    /** A word of this form; empty for anything else. */
    static Optional<Open> of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || form.group(1).isEmpty() && form.group(3).isEmpty()) {
            return Optional.empty();
        }
        String letters = form.group(2);
        return letters.codePointCount(0, letters.length()) < FEWEST
                ? Optional.empty()
                : Optional.of(new Open(!form.group(1).isEmpty(), !form.group(3).isEmpty(), letters));
    }

    /** A regular expression of the database over a text as names are compared. */
    String verbatim(String name) {
        return (front ? "" : "\\m") + name + (back ? "" : ENDINGS + "\\M");
    }

    /**
     * For words with open ends: a {@code tsquery} that holds for every post whose words have been learnt and that has one of them, and
     * for some that have none. By {@link #letters} as names are compared.
     */
    static Map<String, String> along(Handle db, List<Listening> open) {
        List<WordDao.Stems> stems = WordDao.stems(
                db, open.stream().map(each -> BEFORE + letters(each)).toList());
        Map<String, Set<String>> patterns = new java.util.LinkedHashMap<>();
        for (int i = 0; i < open.size(); i++) {
            patterns.put(open.get(i).text(), patterns(open.get(i), stems.get(i)));
        }
        List<String> all =
                patterns.values().stream().flatMap(Set::stream).distinct().toList();
        Map<String, List<String>> found = WordDao.like(db, all);
        return patterns.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> any(each.getValue(), found)));
    }

    private static String letters(Listening word) {
        return of(word.text()).orElseThrow().letters();
    }

    /** How stems of words that hold it can look: they hold it whole, or end with what is left of it. */
    private static Set<String> patterns(Listening word, WordDao.Stems stemmed) {
        String before = of(word.text()).orElseThrow().front() ? "%" : "";
        String part = word.part();
        Set<String> tails = new LinkedHashSet<>();
        List<String> stems = new ArrayList<>(stemmed.german());
        stems.addAll(stemmed.english());
        stems.stream()
                .filter(stem -> stem.startsWith(BEFORE))
                .map(stem -> stem.substring(BEFORE.length()))
                .forEach(tails::add);
        int core = tails.stream().mapToInt(tail -> common(tail, part)).min().orElse(CORE);
        for (int length = Math.max(CORE, core); length < part.length(); length++) {
            tails.add(part.substring(0, length));
        }
        Set<String> patterns = new LinkedHashSet<>();
        patterns.add(before + part + "%");
        tails.stream().filter(tail -> tail.length() >= CORE).forEach(tail -> patterns.add(before + tail));
        return patterns;
    }

    private static int common(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    /** One that holds for nothing where no word is known. */
    private static String any(Set<String> patterns, Map<String, List<String>> found) {
        String any = patterns.stream()
                .flatMap(pattern -> found.getOrDefault(pattern, List.of()).stream())
                .distinct()
                .map(Names::quoted)
                .collect(Collectors.joining(" | "));
        return any.isEmpty() ? "'#'" : any;
    }
}
