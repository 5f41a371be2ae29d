package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reports page shows.
 *
 * @param problem what of the address could not be used, in words; null when all could
 * @param own whether these are one's own figures only
 * @param shut why there is nothing to see; null when there is
 * @param period what it is about, in words
 * @param custom whether the days are chosen one by one
 * @param withheld which groups are left out and why; empty for none
 * @param hiding what the switch says; null for those who may not turn it
 */
record ReportPage(
        @Nullable String problem,
        boolean own,
        @Nullable String shut,
        String period,
        List<Choice> periods,
        boolean custom,
        String first,
        String last,
        List<Choice> channels,
        List<Choice> targets,
        List<Choice> teams,
        List<Choice> agents,
        List<Choice> kinds,
        List<Choice> bys,
        List<Card> cards,
        @Nullable Course course,
        @Nullable Table groups,
        String withheld,
        @Nullable Week week,
        List<Cell> solving,
        String csv,
        String json,
        List<Definition> definitions,
        @Nullable Hiding hiding) {

    /** A figure, or a cell of a table; {@code url} lists what stands behind it, null for nothing. */
    record Cell(String label, String value, @Nullable String url, String tone) {}

    /**
     * One kind of time.
     *
     * @param share within target, in words; null where nothing was promised
     * @param change against the period before, in words; null when there is nothing to compare
     * @param changeShare what was within target in the period before, in words; null likewise
     * @param earlier what began before and still runs; null when nothing does
     */
    record Card(
            String name,
            @Nullable Cell share,
            Cell opening,
            Cell clock,
            @Nullable Cell change,
            @Nullable Cell changeShare,
            List<Cell> facts,
            @Nullable Cell earlier,
            @Nullable Cell earlierOverdue) {}

    /** Slice after slice of one kind. */
    record Course(String title, String scale, List<Column> columns) {}

    /**
     * One slice.
     *
     * @param y top of its bar in a height of a hundred
     * @param mark where the mean is, likewise; null when nothing was measured
     */
    record Column(
            String label,
            boolean named,
            int y,
            int height,
            @Nullable Integer mark,
            Cell median,
            Cell mean,
            Cell share,
            Cell count) {}

    /** The groups of one kind. */
    record Table(String title, List<Line> lines) {}

    /** One group; {@code width} of its bar in a hundred. */
    record Line(String name, int width, List<Cell> cells) {}

    /** Hours by weekdays. */
    record Week(String title, List<String> days, List<Hour> hours) {}

    /** One hour of each day. */
    record Hour(String name, List<Heat> cells) {}

    /** How warm an hour is, from 0 to 5. */
    record Heat(int level, String value, @Nullable String url, String title) {}

    /** What a figure means. */
    record Definition(String name, String words) {}

    /** The switch that hides figures of colleagues, and who turned it. */
    record Hiding(boolean hidden, List<String> history) {}
}
