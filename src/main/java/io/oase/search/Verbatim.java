package io.oase.search;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Phrases with filler words. The index knows none of them, so “kein Strom” is for it “Strom” alone; what it finds is looked at
 * again, word for word.
 */
final class Verbatim {
    private static final Pattern LEXEME = Pattern.compile("'(?:[^']|'')*'");

    private Verbatim() {}

    /** A regular expression of the database over a text as names are compared; empty where the index is enough. */
    static String of(Sought.Term term, WordDao.Stems stems) {
        List<String> words = Folding.words(stems.name());
        long known = Math.min(count(stems.germanPhrase()), count(stems.englishPhrase()));
        return !term.phrase() || known >= words.size()
                ? ""
                : words.stream().collect(Collectors.joining("[^[:alnum:]]+", "\\m", "\\M"));
    }

    private static long count(String phrase) {
        return LEXEME.matcher(phrase).results().count();
    }
}
