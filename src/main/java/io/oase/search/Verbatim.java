package io.oase.search;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        return !term.phrase() || !knowsTooLittle(words, stems) ? "" : of(words);
    }

    /** The same for these words one after the other; words are letters and digits, nothing that means something in there. */
    static String of(List<String> words) {
        return words.stream().collect(Collectors.joining("[^[:alnum:]]+", "\\m", "\\M"));
    }

    /** Whether the index does not know all of these words, in one of its languages. */
    static boolean knowsTooLittle(List<String> words, WordDao.Stems stems) {
        return Math.min(count(stems.germanPhrase()), count(stems.englishPhrase())) < words.size();
    }

    /** A {@code tsquery} that holds for every post with this phrase, and for others; empty where a language has nothing but fillers in it. */
    static String loosely(WordDao.Stems stems) {
        return stems.germanPhrase().isEmpty() || stems.englishPhrase().isEmpty()
                ? ""
                : Stream.of(stems.germanPhrase(), stems.englishPhrase())
                        .map(phrase -> LEXEME.matcher(phrase)
                                .results()
                                .map(MatchResult::group)
                                .distinct()
                                .collect(Collectors.joining(" & ", "(", ")")))
                        .collect(Collectors.joining(" | "));
    }

    private static long count(String phrase) {
        return LEXEME.matcher(phrase).results().count();
    }
}
