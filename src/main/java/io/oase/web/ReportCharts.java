package io.oase.web;

import io.oase.insight.Figures;
import io.oase.insight.Part;
import io.oase.insight.Report;
import io.oase.target.ClockKind;
import io.oase.web.ReportPage.Column;
import io.oase.web.ReportPage.Course;
import io.oase.web.ReportPage.Heat;
import io.oase.web.ReportPage.Hour;
import io.oase.web.ReportPage.Week;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The charts of a report: what they show is beside them in words and numbers. */
record ReportCharts(ReportFigures words, Report report) {
    private static final int HEIGHT = 100;
    private static final int LABELS = 8;
    private static final int WARMEST = 5;

    Course course() {
        ClockKind kind = report.slicing().detail();
        List<Figures> slices = report.trend();
        long most = slices.stream()
                .map(of -> of.opening())
                .mapToLong(of -> Math.max(zero(of.median()), zero(of.mean())))
                .max()
                .orElse(0);
        int every = Math.max(1, (slices.size() + LABELS - 1) / LABELS);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            Figures of = slices.get(i);
            Long mean = of.opening().mean();
            ReportFigures within = words.of(ReportSlice.of(
                    report.slicing().slices().get(i), report.slicing().zone()));
            int height = part(of.opening().median(), most);
            columns.add(new Column(
                    label(report.slicing().slices().get(i)),
                    i % every == 0,
                    HEIGHT - height,
                    height,
                    mean == null ? null : HEIGHT - part(mean, most),
                    within.cell(
                            "median",
                            words.pair(of.opening().median(), of.clock().median()),
                            kind,
                            Part.DONE,
                            ""),
                    within.cell("mean", words.pair(mean, of.clock().mean()), kind, Part.DONE, ""),
                    within.cell("share", words.percent(of.share()), kind, Part.KEPT, ""),
                    within.count("all", of.all(), kind, Part.BEGUN, "")));
        }
        String title = words.reader().say("reports.course", words.reader().say("clock." + kind.id()));
        return new Course(title, words.span(most), columns);
    }

    Week week() {
        ClockKind kind = report.slicing().detail();
        List<String> days = ReportNames.days(words.reader());
        List<Figures> hours = report.week().stream()
                .map(of -> of == null ? ReportFigures.NONE : of)
                .toList();
        List<Long> medians = hours.stream()
                .map(of -> of.opening().median())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .sorted()
                .toList();
        List<Hour> rows = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            List<Heat> cells = new ArrayList<>();
            for (int day = 0; day < 7; day++) {
                cells.add(heat(kind, day, hour, hours.get(day * 24 + hour), medians, days.get(day)));
            }
            rows.add(new Hour("%02d".formatted(hour), cells));
        }
        return new Week(
                words.reader()
                        .say(
                                "reports.week",
                                words.reader().say("clock." + kind.id()),
                                report.slicing().zone().getId()),
                days,
                rows);
    }

    /** The warmer, the longer it took: by where it stands among all hours, so that one odd hour does not pale the others. */
    private Heat heat(ClockKind kind, int day, int hour, Figures of, List<Long> medians, String name) {
        Long median = of.opening().median();
        if (of.all() == 0) {
            return new Heat(0, "", null, "");
        }
        int level = median == null
                ? 0
                : 1 + (int) ((long) (WARMEST - 1) * medians.indexOf(median) / Math.max(1, medians.size() - 1));
        String title = words.reader()
                .say("reports.hour", name, "%02d".formatted(hour), words.span(median), of.done(), of.open());
        return new Heat(
                level,
                median == null ? words.number(of.all()) + "?" : words.span(median),
                words.url(kind, median == null ? Part.BEGUN : Part.DONE, day * 24 + hour),
                title);
    }

    private String label(Instant at) {
        ZonedDateTime there = at.atZone(report.slicing().zone());
        String pattern = words.reader()
                .say("reports.slices." + report.slicing().unit().name().toLowerCase(java.util.Locale.ROOT));
        return DateTimeFormatter.ofPattern(pattern, words.reader().language().locale())
                .format(there);
    }

    /** What part of the most something is, in a hundred. */
    static int part(@org.jspecify.annotations.Nullable Long of, long most) {
        return most == 0 || of == null ? 0 : (int) Math.max(1, HEIGHT * of / most);
    }

    private static long zero(@org.jspecify.annotations.Nullable Long seconds) {
        return seconds == null ? 0 : seconds;
    }
}
