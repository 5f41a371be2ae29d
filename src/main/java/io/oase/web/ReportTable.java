package io.oase.web;

import io.oase.insight.Figures;
import io.oase.insight.Group;
import io.oase.insight.Part;
import io.oase.insight.Report;
import io.oase.target.ClockKind;
import io.oase.web.ReportPage.Cell;
import io.oase.web.ReportPage.Line;
import io.oase.web.ReportPage.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The groups of a report beside each other: one kind of time, and what solving took. */
record ReportTable(ReportFigures words, Report report) {
    /**
     * The table.
     *
     * @param names what the groups are called, by key
     * @return null where there is nothing to say of any group
     */
    @Nullable
    Table table(Map<Long, String> names) {
        ClockKind kind = kind();
        List<Group> groups = report.groups().stream()
                .filter(group -> group.figures().containsKey(kind) || group.solving() != null)
                .sorted(Comparator.comparing((Group group) -> -of(group).all()))
                .toList();
        if (groups.isEmpty()) {
            return null;
        }
        long most = groups.stream()
                .map(group -> of(group).opening().median())
                .filter(Objects::nonNull)
                .mapToLong(median -> Objects.requireNonNull(median))
                .max()
                .orElse(0);
        List<Line> lines = groups.stream()
                .map(group -> new Line(
                        names.getOrDefault(group.key(), ""),
                        ReportCharts.part(of(group).opening().median(), most),
                        cells(group)))
                .toList();
        String by = words.reader().say("reports.by." + report.slicing().by().id());
        return new Table(words.reader().say("reports.groups", words.reader().say("clock." + kind.id()), by), lines);
    }

    private List<Cell> cells(Group group) {
        ClockKind kind = kind();
        Figures of = of(group);
        ReportFigures within = words.of(words.address().within(group.key()));
        return List.of(
                within.cell(
                        "median", within.pair(of.opening().median(), of.clock().median()), kind, Part.DONE, ""),
                within.cell("mean", within.pair(of.opening().mean(), of.clock().mean()), kind, Part.DONE, ""),
                within.cell("p90", within.pair(of.opening().p90(), of.clock().p90()), kind, Part.DONE, ""),
                within.cell("share", within.percent(of.share()), kind, Part.KEPT, ""),
                within.count("done", of.done(), kind, Part.DONE, ""),
                within.count("open", of.open(), kind, Part.OPEN, ""),
                within.count("overdue", of.overdue(), kind, Part.OVERDUE, of.overdue() > 0 ? "late" : ""),
                within.contacts(group.solving()),
                within.first(group.solving()));
    }

    private Figures of(Group group) {
        return group.figures().getOrDefault(kind(), ReportFigures.NONE);
    }

    private ClockKind kind() {
        return report.slicing().detail();
    }
}
