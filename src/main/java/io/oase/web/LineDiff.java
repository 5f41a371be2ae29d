package io.oase.web;

import java.util.ArrayList;
import java.util.List;

/** What was changed in a text of many lines: the lines that differ with some around them, and in those the words. Pure. */
final class LineDiff {
    /** Lines shown around what differs. */
    private static final int AROUND = 3;
    /** Comparing more pairs of lines than this says less than both texts, one after the other. */
    private static final long MOST_PAIRS = 4_000_000;

    private LineDiff() {}

    /**
     * A line.
     *
     * @param tone {@code same}, {@code gone}, {@code came}; {@code left} where lines that are the same are left out
     * @param before its number in the first text; empty where it is not in it
     * @param after its number in the second
     * @param pieces its words, those that differ marked
     */
    record Line(String tone, String before, String after, List<WordDiff.Stretch> pieces) {
        Line {
            pieces = List.copyOf(pieces);
        }
    }

    /** What differs, in reading order; empty where nothing does. */
    static List<Line> of(String before, String after) {
        List<String> one = lines(before);
        List<String> two = lines(after);
        List<Line> all = whole(one, two);
        boolean[] shown = new boolean[all.size()];
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).tone().equals("same")) {
                for (int j = Math.max(0, i - AROUND); j <= Math.min(all.size() - 1, i + AROUND); j++) {
                    shown[j] = true;
                }
            }
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (shown[i]) {
                lines.add(all.get(i));
            } else if (i > 0
                    && shown[i - 1]
                    && java.util.stream.IntStream.range(i, all.size()).anyMatch(j -> shown[j])) {
                lines.add(new Line("left", "", "", List.of()));
            }
        }
        return lines;
    }

    private static List<Line> whole(List<String> one, List<String> two) {
        int head = 0;
        while (head < one.size() && head < two.size() && one.get(head).equals(two.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < one.size() - head
                && tail < two.size() - head
                && one.get(one.size() - 1 - tail).equals(two.get(two.size() - 1 - tail))) {
            tail++;
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < head; i++) {
            lines.add(same(one.get(i), i + 1, i + 1));
        }
        middle(lines, one.subList(head, one.size() - tail), two.subList(head, two.size() - tail), head);
        for (int i = tail; i > 0; i--) {
            lines.add(same(one.get(one.size() - i), one.size() - i + 1, two.size() - i + 1));
        }
        return lines;
    }

    private static void middle(List<Line> lines, List<String> one, List<String> two, int head) {
        boolean tooMany = (long) one.size() * two.size() > MOST_PAIRS;
        int[][] common = tooMany ? new int[one.size() + 1][1] : common(one, two);
        List<Integer> gone = new ArrayList<>();
        List<Integer> came = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < one.size() || j < two.size()) {
            if (!tooMany && i < one.size() && j < two.size() && one.get(i).equals(two.get(j))) {
                changed(lines, one, two, gone, came, head);
                lines.add(same(one.get(i), head + i + 1, head + j + 1));
                i++;
                j++;
            } else if (i < one.size() && (tooMany || j == two.size() || common[i + 1][j] >= common[i][j + 1])) {
                gone.add(i++);
            } else {
                came.add(j++);
            }
        }
        changed(lines, one, two, gone, came, head);
    }

    /** Lines that went and lines that came in their place: each with its partner, as far as there is one. */
    private static void changed(
            List<Line> lines, List<String> one, List<String> two, List<Integer> gone, List<Integer> came, int head) {
        boolean paired = gone.size() == came.size();
        for (int k = 0; k < gone.size(); k++) {
            String text = one.get(gone.get(k));
            List<WordDiff.Stretch> pieces = paired
                    ? WordDiff.of(text, two.get(came.get(k))).stream()
                            .filter(piece -> !piece.came())
                            .toList()
                    : List.of(new WordDiff.Stretch(false, false, text));
            lines.add(new Line("gone", String.valueOf(head + gone.get(k) + 1), "", pieces));
        }
        for (int k = 0; k < came.size(); k++) {
            String text = two.get(came.get(k));
            List<WordDiff.Stretch> pieces = paired
                    ? WordDiff.of(one.get(gone.get(k)), text).stream()
                            .filter(piece -> !piece.gone())
                            .toList()
                    : List.of(new WordDiff.Stretch(false, false, text));
            lines.add(new Line("came", "", String.valueOf(head + came.get(k) + 1), pieces));
        }
        gone.clear();
        came.clear();
    }

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

    private static Line same(String text, int before, int after) {
        return new Line(
                "same",
                String.valueOf(before),
                String.valueOf(after),
                List.of(new WordDiff.Stretch(false, false, text)));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
    }
}
