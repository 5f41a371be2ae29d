package io.oase.playbook;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody meant who typed something like it. Pure. */
final class Nearest {
    private static final int LONGEST = 60;

    private Nearest() {}

    /** The one of these that differs least, where that is a third of its letters or less. */
    static Optional<String> to(String typed, Collection<String> known) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .filter(each -> distance(typed, each) <= Math.max(1, Math.min(3, (each.length() + 2) / 3)))
                .min(Comparator.comparingInt((String each) -> distance(typed, each))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Letters to be changed, put in or taken out to turn one into the other (Levenshtein). */
    private static int distance(String one, String two) {
        int[] before = new int[two.length() + 1];
        for (int j = 0; j <= two.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[two.length() + 1];
            now[0] = i;
            for (int j = 1; j <= two.length(); j++) {
                int other = before[j - 1] + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(other, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[two.length()];
    }
}
