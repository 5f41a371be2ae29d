package io.oase.channel;

import com.ibm.icu.text.BreakIterator;
import java.util.Locale;

/** What people see as one character: a letter with its accents, a flag, a family (UAX #29 grapheme clusters). */
public final class Graphemes {
    private Graphemes() {}

    /** How many there are in this text. */
    public static int count(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int count = 0;
        while (characters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    /** The beginning of this text with at most so many of them, none cut in half. */
    public static String first(String text, int most) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = 0;
        for (int i = 0; i < most; i++) {
            int next = characters.next();
            if (next == BreakIterator.DONE) {
                return text;
            }
            end = next;
        }
        return text.substring(0, end);
    }
}
