package io.oase.search;

import io.oase.search.Match.Range;
import java.util.ArrayList;
import java.util.List;

/** The piece of a text in which most of what was found stands close together. */
final class Snippet {
    private static final int LENGTH = 180;
    private static final int BEFORE = 40;

    private Snippet() {}

    static Match of(Match.Kind kind, String text, List<Range> marks) {
        String line = text.replaceAll("\\s", " ");
        int from = line.length() <= LENGTH || marks.isEmpty() ? 0 : begin(line, best(marks));
        int to = end(line, from);
        int shift = (from > 0 ? 1 : 0) - from;
        List<Range> inside = new ArrayList<>();
        for (Range mark : marks) {
            if (mark.start() >= from && mark.end() <= to) {
                inside.add(new Range(mark.start() + shift, mark.end() + shift));
            }
        }
        return new Match(
                kind, (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : ""), inside);
    }

    /** The mark after which the most follow within a piece. */
    private static Range best(List<Range> marks) {
        Range best = marks.get(0);
        long most = 0;
        for (Range mark : marks) {
            long follow = marks.stream()
                    .filter(other -> other.start() >= mark.start() && other.end() <= mark.start() + LENGTH - BEFORE)
                    .count();
            if (follow > most) {
                most = follow;
                best = mark;
            }
        }
        return best;
    }

    /** Some words before the mark, at the beginning of one. */
    private static int begin(String line, Range mark) {
        int from = Math.max(0, mark.start() - BEFORE);
        if (from == 0) {
            return 0;
        }
        int blank = line.indexOf(' ', from);
        return blank >= 0 && blank < mark.start() ? blank + 1 : whole(line, from);
    }

    private static int end(String line, int from) {
        int to = Math.min(line.length(), from + LENGTH);
        if (to == line.length()) {
            return to;
        }
        int blank = line.lastIndexOf(' ', to);
        return blank > from + LENGTH / 2 ? blank : whole(line, to);
    }

    /** Not between the halves of one sign. */
    private static int whole(String line, int at) {
        return at > 0 && at < line.length() && Character.isLowSurrogate(line.charAt(at)) ? at - 1 : at;
    }
}
