package io.oase.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words as they are compared here; the database's function {@code search_name} does the same to names. */
final class Folding {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    /** Not in neue, Bauer, Quelle. */
    private static final Pattern UE = Pattern.compile("(?<![aeq])ue");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

    private Folding() {}

    /** Small letters, no accents; ä, ae and a are one, except where ue is no ü. */
    static String of(String words) {
        // Most words are plain, and each word of every text that was found comes here.
        String bare = words.chars().allMatch(sign -> sign < 128) ? words.toLowerCase(Locale.ROOT) : bare(words);
        String open = bare.replace("ae", "a").replace("oe", "o");
        return (open.contains("ue") ? UE.matcher(open).replaceAll("u") : open).strip();
    }

    private static String bare(String words) {
        String plain = Normalizer.normalize(words, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue");
        return MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
    }

    /** Letters and digits that stand together. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }
}
