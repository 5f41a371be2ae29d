package io.oase.web;

import io.oase.activation.Activation;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.guide.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Posts, answers and statements on one time axis, 720 wide and 120 high.
 *
 * @param width in words: {@code 10 min}
 * @param bars what came and was answered, part by part
 * @param flags what was said and when it began and ended
 * @param marks times to be read off below
 */
public record CrisisFigure(String width, String label, List<Bar> bars, List<Flag> flags, List<Mark> marks) {
    private static final int WIDE = 720;
    private static final int HIGH = 120;
    private static final int MARKS = 5;

    public CrisisFigure {
        bars = List.copyOf(bars);
        flags = List.copyOf(flags);
        marks = List.copyOf(marks);
    }

    /**
     * A part of the axis.
     *
     * @param words the same for those who do not see it
     */
    public record Bar(
            String x, String thick, int inY, int inHeight, String outX, int outY, int outHeight, String words) {}

    /** Something that happened at a moment; {@code tone} is {@code said} or {@code edge}. */
    public record Flag(String x, String tone, String words) {}

    /** A time below the picture. */
    public record Mark(String x, String words) {}

    static CrisisFigure of(Reader reader, Activation activation, Figures.Course course, List<Timeline.Entry> entries) {
        int most = course.parts().stream()
                .mapToInt(part -> Math.max(part.received(), part.answered()))
                .max()
                .orElse(0);
        double wide = (double) WIDE / Math.max(1, course.count());
        double thick = Math.max(0.6, wide * 0.44);
        List<Bar> bars = new ArrayList<>();
        for (Figures.Slice part : course.parts()) {
            int in = height(part.received(), most);
            int out = height(part.answered(), most);
            double x = part.place() * wide + wide * 0.04;
            Instant at = course.from().plus(course.width().multipliedBy(part.place()));
            bars.add(new Bar(
                    number(x),
                    number(thick),
                    HIGH - in,
                    in,
                    number(x + thick),
                    HIGH - out,
                    out,
                    reader.say("crisis.timeline.bar", at, part.received(), part.answered())));
        }
        Duration whole = course.width().multipliedBy(course.count());
        List<Flag> flags = new ArrayList<>();
        for (Timeline.Entry entry : entries) {
            boolean said = entry.kind() == Happening.STATEMENT_ISSUED || entry.kind() == Happening.STATEMENT_ELSEWHERE;
            if (said || entry.kind() == Happening.ACTIVATED || entry.kind() == Happening.ENDED) {
                String key = said
                        ? "crisis.timeline.said"
                        : entry.kind() == Happening.ACTIVATED ? "crisis.timeline.begun" : "crisis.timeline.ended";
                flags.add(new Flag(
                        place(course.from(), whole, entry.at()), said ? "said" : "edge", reader.say(key, entry.at())));
            }
        }
        List<Mark> marks = new ArrayList<>();
        for (int each = 0; each < MARKS; each++) {
            Instant at = course.from().plus(whole.multipliedBy(each).dividedBy(MARKS));
            marks.add(new Mark(place(course.from(), whole, at), reader.at(at)));
        }
        return new CrisisFigure(
                reader.span(course.width()),
                reader.say("crisis.timeline.figure", reader.span(course.width())),
                bars,
                flags,
                marks);
    }

    private static String place(Instant from, Duration whole, Instant at) {
        double share = (double) Duration.between(from, at).toMillis() / Math.max(1, whole.toMillis());
        return number(Math.min(1, Math.max(0, share)) * WIDE);
    }

    private static String number(double value) {
        return String.valueOf(Math.round(value * 10) / 10.0);
    }

    /** Something is never nothing. */
    private static int height(int count, int most) {
        return count == 0 ? 0 : Math.max(2, (int) Math.round((double) count * (HIGH - 16) / most));
    }
}
