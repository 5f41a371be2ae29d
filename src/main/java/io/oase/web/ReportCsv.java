package io.oase.web;

import io.oase.web.ReportJson.Part;
import io.oase.web.ReportJson.Slice;
import io.oase.web.ReportJson.Solved;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report as comma-separated values (RFC 4180), in UTF-8; lengths in seconds. What a line is about stands in {@code by}: nothing for
 * the whole, what groups are told apart by, {@code before}, {@code earlier} or {@code trend}; what it counts in {@code kind}: a kind
 * of time, {@code solving} or {@code automatic}. Spreadsheets take cells that begin with certain signs for formulas: before those of
 * a name stands an apostrophe.
 *
 * @param withheld which groups are left out and why, as the name on a line without figures; empty for none
 */
record ReportCsv(ReportJson report, Reader reader, String withheld) {
    /** All lines, the names of the columns first. */
    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", ReportLine.COLUMNS));
        lines().forEach(line -> lines.add(ReportLine.COLUMNS.stream()
                .map(column -> cell(line.cells().get(column)))
                .collect(Collectors.joining(","))));
        return lines.stream().map(line -> line + "\r\n").collect(Collectors.joining());
    }

    private List<ReportLine> lines() {
        List<ReportLine> lines = new ArrayList<>();
        ReportLine whole = about("", null, reader.say("reports.whole"));
        report.times().forEach(times -> lines.add(whole.with(times)));
        lines.add(whole.with(report.solving()));
        Long automatic = report.automaticAnswers();
        if (automatic != null) {
            lines.add(whole.with("kind", "automatic").with("automatic_answers", automatic));
        }
        report.groups().forEach(group -> lines.addAll(lines(group)));
        if (!withheld.isEmpty()) {
            lines.add(about(report.by(), null, withheld));
        }
        ReportLine before = ReportLine.of(
                "before",
                null,
                reader.say("reports.csv.before"),
                report.before().from(),
                report.before().to());
        report.before().times().forEach(times -> lines.add(before.with(times)));
        ReportLine earlier = ReportLine.of("earlier", null, reader.say("reports.csv.earlier"), null, report.from());
        report.earlier().forEach(each -> lines.add(earlier.with(each)));
        for (int i = 0; i < report.trend().size(); i++) {
            Slice slice = report.trend().get(i);
            String day =
                    slice.from().atZone(ZoneId.of(report.zone())).toLocalDate().toString();
            lines.add(ReportLine.of("trend", i + 1L, day, slice.from(), slice.to())
                    .with(slice.times()));
        }
        return lines;
    }

    private List<ReportLine> lines(Part group) {
        ReportLine about = about(report.by(), group.id(), group.name());
        List<ReportLine> lines = new ArrayList<>();
        group.times().forEach(times -> lines.add(about.with(times)));
        Solved solving = group.solving();
        if (solving != null) {
            lines.add(about.with(solving));
        }
        return lines;
    }

    private ReportLine about(String by, @Nullable Long id, String name) {
        return ReportLine.of(by, id, name, report.from(), report.to());
    }

    static String cell(@Nullable Object value) {
        String text = value == null ? "" : String.valueOf(value);
        if (value instanceof String
                && !text.isEmpty()
                && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
