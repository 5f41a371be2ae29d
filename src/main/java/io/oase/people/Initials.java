package io.oase.people;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Initials for a name: {@code LB}, and where somebody has those, {@code LBr}, {@code LB2}, {@code LB3} … */
final class Initials {
    /** No initials are longer, in code points. */
    static final int LONGEST = 8;

    private Initials() {}

    /**
     * The first suggestion nobody has.
     *
     * @param name full name; anything, even without a letter in it
     * @param taken asked with {@link #key}s, since LBR and LBr look the same when read aloud
     */
    static String suggest(String name, Predicate<String> taken) {
        return candidates(name).filter(i -> !taken.test(key(i))).findFirst().orElseThrow();
    }

    /** What makes two initials the same: case does not count. */
    static String key(String initials) {
        return initials.toUpperCase(Locale.ROOT);
    }

    private static Stream<String> candidates(String name) {
        List<String> words = words(name);
        String first = words.isEmpty() ? "X" : words.get(0);
        String last = words.isEmpty() ? first : words.get(words.size() - 1);
        String base = words.size() < 2 ? upper(first, 0) + lower(first, 1) : upper(first, 0) + upper(last, 0);
        Stream<String> longer = words.size() < 2 ? Stream.empty() : Stream.of(base + lower(last, 1));
        return Stream.of(
                        Stream.of(base),
                        longer,
                        IntStream.iterate(2, no -> no + 1).mapToObj(no -> base + no))
                .flatMap(s -> s);
    }

    /** The letters and digits of each word; "von" and "de" stand in the middle and therefore never count. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : Normalizer.normalize(name, Normalizer.Form.NFC).split("[\\s\\p{Z}]+")) {
            String letters = word.codePoints()
                    .filter(Character::isLetterOrDigit)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            if (!letters.isEmpty()) {
                words.add(letters);
            }
        }
        return words;
    }

    private static String upper(String word, int at) {
        return letter(word, at).toUpperCase(Locale.ROOT);
    }

    private static String lower(String word, int at) {
        return letter(word, at).toLowerCase(Locale.ROOT);
    }

    private static String letter(String word, int at) {
        return word.codePointCount(0, word.length()) <= at
                ? ""
                : Character.toString(word.codePointAt(word.offsetByCodePoints(0, at)));
    }
}
