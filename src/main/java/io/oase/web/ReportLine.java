package io.oase.web;

import io.oase.web.ReportJson.Earlier;
import io.oase.web.ReportJson.Lengths;
import io.oase.web.ReportJson.Solved;
import io.oase.web.ReportJson.Times;
import io.oase.web.ReportJson.Waited;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a report as a spreadsheet reads it.
 *
 * @param cells by {@link #COLUMNS}; a column that is not there is empty
 */
record ReportLine(Map<String, @Nullable Object> cells) {
    /** Columns, in the order in which they stand; new ones come last, so that who counts them goes on finding the same. */
    static final List<String> COLUMNS = List.of(
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
            "waiting_clock_p90",
            "from",
            "to",
            "solved",
            "contacts_mean",
            "contacts_median",
            "at_first_contact",
            "not_at_first_contact",
            "not_yet_known",
            "share_at_first_contact",
            "automatic_answers");

    ReportLine {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /**
     * A line that says only what it is about.
     *
     * @param from when the period begins; null when it has no beginning
     */
    static ReportLine of(String by, @Nullable Long id, String name, @Nullable Instant from, Instant to) {
        return new ReportLine(Map.of())
                .with("by", by)
                .with("id", id)
                .with("name", name)
                .with("from", from)
                .with("to", to);
    }

    ReportLine with(String column, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(cells);
        more.put(column, value);
        return new ReportLine(more);
    }

    ReportLine with(Times of) {
        return with("kind", of.kind())
                .with("opening", of.opening())
                .with("clock", of.clock())
                .with("done_here", of.doneHere())
                .with("done_outside", of.doneOutside())
                .with("no_answer_needed", of.noAnswerNeeded())
                .with("resolved_without", of.resolvedWithout())
                .with("open", of.open())
                .with("oldest_open", of.oldestOpen())
                .with("overdue", of.overdue())
                .with("within_target", of.withinTarget())
                .with("missed", of.missed())
                .with("share_within_target", of.shareWithinTarget())
                .with("waiting_opening", of.waiting().opening())
                .with("waiting_clock", of.waiting().clock());
    }

    ReportLine with(Earlier of) {
        return with("kind", of.kind())
                .with("open", of.open())
                .with("oldest_open", of.oldestOpen())
                .with("overdue", of.overdue());
    }

    ReportLine with(Solved of) {
        return with("kind", "solving")
                .with("solved", of.solved())
                .with("contacts_mean", of.contactsMean())
                .with("contacts_median", of.contactsMedian())
                .with("at_first_contact", of.atFirstContact())
                .with("not_at_first_contact", of.notAtFirstContact())
                .with("not_yet_known", of.notYetKnown())
                .with("share_at_first_contact", of.shareAtFirstContact());
    }

    private ReportLine with(String columns, Lengths of) {
        return with(columns + "_mean", of.mean())
                .with(columns + "_median", of.median())
                .with(columns + "_p90", of.p90())
                .with(columns + "_delay_mean", of.delay())
                .with(columns + "_team_mean", of.team());
    }

    private ReportLine with(String columns, Waited of) {
        return with(columns + "_mean", of.mean())
                .with(columns + "_median", of.median())
                .with(columns + "_p90", of.p90());
    }
}
