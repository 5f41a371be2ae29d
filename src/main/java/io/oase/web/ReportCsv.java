package io.oase.web;

import io.oase.insight.Figures;
import io.oase.insight.Group;
import io.oase.insight.Report;
import io.oase.target.ClockKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report as comma-separated values (RFC 4180), in UTF-8, one line for each kind of the whole and of each group; lengths in
 * seconds. Spreadsheets take cells that begin with certain signs for formulas: before those of a name stands an apostrophe.
 */
final class ReportCsv {
    private static final List<String> HEADER = List.of(
            "by",
            "id",
            "name",
            "kind",
            "opening_mean",
            "opening_median",
            "opening_p90",
            "opening_delay_mean",
            "opening_team_mean",
            "clock_mean",
            "clock_median",
            "clock_p90",
            "clock_delay_mean",
            "clock_team_mean",
            "done_here",
            "done_outside",
            "no_answer_needed",
            "resolved_without",
            "open",
            "oldest_open",
            "overdue",
            "within_target",
            "missed",
            "share_within_target",
            "waiting_opening_mean",
            "waiting_opening_median",
            "waiting_opening_p90",
            "waiting_clock_mean",
            "waiting_clock_median",
            "waiting_clock_p90");

    private ReportCsv() {}

    /**
     * @param whole what the lines about everything are called
     * @param withheld which groups are left out and why, as the name on a line without figures; empty for none
     */
    static String of(Report report, Map<Long, String> names, String whole, String withheld) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", HEADER));
        String by = report.slicing().by().id();
        lines(lines, "", "", whole, report.whole());
        for (Group group : report.groups()) {
            lines(lines, by, String.valueOf(group.key()), names.getOrDefault(group.key(), ""), group.figures());
        }
        if (!withheld.isEmpty()) {
            lines.add(line(by, "", withheld) + ",".repeat(HEADER.size() - 3));
        }
        return lines.stream().map(line -> line + "\r\n").collect(Collectors.joining());
    }

    private static void lines(List<String> lines, String by, String id, String name, Map<ClockKind, Figures> figures) {
        for (ClockKind kind : ClockKind.values()) {
            Figures of = figures.get(kind);
            if (of != null) {
                lines.add(line(
                        by,
                        id,
                        name,
                        kind.id(),
                        of.opening().mean(),
                        of.opening().median(),
                        of.opening().p90(),
                        of.opening().delay(),
                        of.opening().team(),
                        of.clock().mean(),
                        of.clock().median(),
                        of.clock().p90(),
                        of.clock().delay(),
                        of.clock().team(),
                        of.here(),
                        of.outside(),
                        of.unneeded(),
                        of.settled(),
                        of.open(),
                        of.oldest(),
                        of.overdue(),
                        of.kept(),
                        of.broken(),
                        of.share(),
                        of.waitingOpening().mean(),
                        of.waitingOpening().median(),
                        of.waitingOpening().p90(),
                        of.waiting().mean(),
                        of.waiting().median(),
                        of.waiting().p90()));
            }
        }
    }

    private static String line(@Nullable Object... cells) {
        return Arrays.stream(cells).map(ReportCsv::cell).collect(Collectors.joining(","));
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
