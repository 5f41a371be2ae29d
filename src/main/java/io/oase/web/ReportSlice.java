package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.insight.Question;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Of which part of a report's periods a figure is: of the period, of the one just before, or of a slice of the course.
 *
 * @param word as an address says it: empty, {@code before}, or a day that the slice holds
 */
record ReportSlice(String word) {
    static final ReportSlice WHOLE = new ReportSlice("");
    static final ReportSlice BEFORE = new ReportSlice("before");

    static ReportSlice of(@Nullable String word) {
        return word == null ? WHOLE : new ReportSlice(word);
    }

    /** The slice that begins then. */
    static ReportSlice of(Instant begin, ZoneId zone) {
        return new ReportSlice(begin.atZone(zone).toLocalDate().toString());
    }

    /**
     * What the figure is about.
     *
     * @throws Refused.Invalid naming {@code slice} when it is no day of the report's period
     */
    Question of(ReportAddress report, ZoneId zone) {
        Question whole = report.question(zone);
        if (equals(WHOLE)) {
            return whole;
        }
        if (equals(BEFORE)) {
            return whole.before();
        }
        LocalDate day = ReportAddress.day("slice", word);
        return report.slicing(zone)
                .slice(whole, day.atStartOfDay(zone).toInstant())
                .orElseThrow(() -> new Refused.Invalid("slice", Said.of("insight.slice")));
    }
}
