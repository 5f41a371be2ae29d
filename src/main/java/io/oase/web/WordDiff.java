package io.oase.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was changed in a text, word by word. Pure. */
final class WordDiff {
    /** Comparing more pairs of words than this says less than both texts, one after the other. */
    private static final int MOST_PAIRS = 1_000_000;

    private WordDiff() {}

    /**
     * A stretch of words.
     *
     * @param gone whether it is only in the first text
     * @param came whether it is only in the second
     */
    record Stretch(boolean gone, boolean came, String text) {}

    /** The stretches of both in reading order; put together without those that came they are the first text, without those that went the second. */
    static List<Stretch> of(String before, String after) {
        List<String> one = words(before);
        List<String> two = words(after);
        if ((long) one.size() * two.size() > MOST_PAIRS) {
            return List.of(new Stretch(true, false, before), new Stretch(false, true, after));
        }
        int[][] common = common(one, two);
        List<Stretch> stretches = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < one.size() || j < two.size()) {
            if (i < one.size() && j < two.size() && one.get(i).equals(two.get(j))) {
                add(stretches, false, false, one.get(i++));
                j++;
            } else if (j == two.size() || i < one.size() && common[i + 1][j] >= common[i][j + 1]) {
                add(stretches, true, false, one.get(i++));
            } else {
                add(stretches, false, true, two.get(j++));
            }
        }
        return Collections.unmodifiableList(stretches);
    }

    /** How many words the rests of both have in common, in order. */
    private static int[][] common(List<String> one, List<String> two) {
        int[][] common = new int[one.size() + 1][two.size() + 1];
        for (int i = one.size() - 1; i >= 0; i--) {
            for (int j = two.size() - 1; j >= 0; j--) {
                common[i][j] = one.get(i).equals(two.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static void add(List<Stretch> stretches, boolean gone, boolean came, String word) {
        int last = stretches.size() - 1;
        if (last >= 0
                && stretches.get(last).gone() == gone
                && stretches.get(last).came() == came) {
            stretches.set(last, new Stretch(gone, came, stretches.get(last).text() + word));
        } else {
            stretches.add(new Stretch(gone, came, word));
        }
    }

    /** Words, each with the white space behind it. */
    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\\s)(?=\\S)"));
    }
}
