package io.oase.reply;

import com.ibm.icu.text.BreakIterator;
import io.oase.channel.TextRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts an answer that is too long for one post into numbered parts, at sentence ends where there are any, at words
 * otherwise, and inside a word only when a single word is longer than a whole post. Pure. Nothing is lost: the parts without
 * addressing, numbers and sign-off are the text, but for the white space at the cuts.
 */
public final class Split {
    private static final int MOST_PARTS = 99;

    private Split() {}

    /**
     * The parts as they will be published.
     *
     * @param addressing what has to stand before every part; may be empty
     * @param text what the agent wrote
     * @param signOff how the whole ends: turns the last part's words into the same with the sign-off
     * @param rule limit and count
     * @param language for finding sentence ends
     * @return one part without a number where it fits, numbered ones otherwise; empty where not even that is possible
     *     (a limit too small for addressing and sign-off)
     */
    public static List<String> parts(
            String addressing, String text, SignedEnd signOff, TextRule rule, Locale language) {
        String whole = addressing + signOff.of(text);
        if (rule.fits(whole)) {
            return List.of(whole);
        }
        for (int digits = 1; digits <= 2; digits++) {
            List<String> words = cut(addressing, text, signOff, rule, language, digits);
            if (!words.isEmpty() && String.valueOf(words.size()).length() <= digits && words.size() <= MOST_PARTS) {
                return number(addressing, words, signOff);
            }
        }
        return List.of();
    }

    /** What stands behind an answer: the text in, the text with the sign-off out. */
    public interface SignedEnd {
        String of(String text);
    }

    private static List<String> number(String addressing, List<String> words, SignedEnd signOff) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String numbered = words.get(i) + " (" + (i + 1) + "/" + words.size() + ")";
            parts.add(addressing + (i == words.size() - 1 ? signOff.of(numbered) : numbered));
        }
        return parts;
    }

    private static List<String> cut(
            String addressing, String text, SignedEnd signOff, TextRule rule, Locale language, int digits) {
        String number = " (" + "9".repeat(digits) + "/" + "9".repeat(digits) + ")";
        List<String> parts = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty()) {
            if (parts.size() > MOST_PARTS) {
                return List.of();
            }
            if (rule.fits(addressing + signOff.of(rest + number))) {
                parts.add(rest);
                return parts;
            }
            int end = end(rest, addressing, number, rule, language);
            if (end <= 0) {
                return List.of();
            }
            String part = rest.substring(0, end).stripTrailing();
            String after = rest.substring(end).stripLeading();
            // The last words must be able to carry the sign-off: a part that would leave nothing over is cut shorter.
            if (after.isEmpty()) {
                int shorter = end(part, addressing, signOff.of(number), rule, language);
                if (shorter <= 0 || shorter >= part.length()) {
                    return List.of();
                }
                after = part.substring(shorter).stripLeading();
                part = part.substring(0, shorter).stripTrailing();
            }
            parts.add(part);
            rest = after;
        }
        return parts;
    }

    /** The best place to end a part: the last sentence end that fits if it uses half the room, or word, or grapheme. */
    private static int end(String text, String addressing, String tail, TextRule rule, Locale language) {
        int sentence = last(BreakIterator.getSentenceInstance(language), text, addressing, tail, rule);
        int word = last(BreakIterator.getLineInstance(language), text, addressing, tail, rule);
        if (sentence > 0 && sentence * 2 >= word) {
            return sentence;
        }
        return word > 0 ? word : last(BreakIterator.getCharacterInstance(language), text, addressing, tail, rule);
    }

    /** The last boundary up to which the text fits; binary search, because counts only grow with the text. */
    private static int last(BreakIterator boundaries, String text, String addressing, String tail, TextRule rule) {
        boundaries.setText(text);
        List<Integer> ends = new ArrayList<>();
        boundaries.first();
        for (int end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
            ends.add(end);
        }
        int low = 0;
        int high = ends.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rule.fits(addressing + text.substring(0, ends.get(middle)).stripTrailing() + tail)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : ends.get(low - 1);
    }
}
