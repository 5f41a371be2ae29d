package io.oase.search;

import java.util.List;

/** How many typing errors lie between two words: a letter too much, too little, another, or two changed over. */
final class Typing {
    private Typing() {}

    /** Whether each of these words is, but for an error or two, one of those. Short words take no error. */
    static boolean alike(List<String> words, List<String> others) {
        return words.stream().allMatch(word -> others.stream().anyMatch(other -> alike(word, other)));
    }

    static boolean alike(String word, String other) {
        int most = word.length() < 4 ? 0 : word.length() < 7 ? 1 : 2;
        return Math.abs(word.length() - other.length()) <= most && errors(word, other) <= most;
    }

    /**
     * How alike a name of so many letters is to itself with one error, as the database measures it: trigrams that both have among
     * those that one of them has. Two letters that are changed over lie in four.
     */
    static double alikeWithOneError(int length) {
        return (length - 3) / (length + 5.0);
    }

    static int errors(String one, String other) {
        int[][] errors = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            errors[i][0] = i;
        }
        for (int j = 0; j <= other.length(); j++) {
            errors[0][j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            for (int j = 1; j <= other.length(); j++) {
                int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                errors[i][j] =
                        Math.min(Math.min(errors[i - 1][j] + 1, errors[i][j - 1] + 1), errors[i - 1][j - 1] + changed);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    errors[i][j] = Math.min(errors[i][j], errors[i - 2][j - 2] + 1);
                }
            }
        }
        return errors[one.length()][other.length()];
    }
}
