package io.oase.web;

import io.oase.insight.Figures;
import io.oase.insight.Part;
import io.oase.insight.Solving;
import io.oase.target.ClockKind;
import io.oase.web.ReportPage.Cell;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures in a reader's words, each leading to what stands behind it.
 *
 * @param slice of what part of the report they are
 */
record ReportFigures(Reader reader, ReportAddress address, ReportSlice slice) {
    private static final String NOTHING = "–";

    /** The same words for another report. */
    ReportFigures of(ReportAddress other) {
        return new ReportFigures(reader, other, slice);
    }

    /** The same words for another part of the report. */
    ReportFigures of(ReportSlice other) {
        return new ReportFigures(reader, address, other);
    }

    Cell cell(String label, String value, ClockKind kind, Part part, String tone) {
        return new Cell(reader.say("reports." + label), value, value.equals(NOTHING) ? null : url(kind, part), tone);
    }

    Cell count(String label, long many, ClockKind kind, Part part, String tone) {
        return new Cell(reader.say("reports." + label), number(many), many == 0 ? null : url(kind, part), tone);
    }

    /** What solving took: mean and median of contacts. */
    Cell contacts(@Nullable Solving of) {
        Double contacts = of == null ? null : of.contacts();
        Integer median = of == null ? null : of.median();
        return solved(
                "contacts",
                contacts == null || median == null ? NOTHING : decimal(contacts) + " · " + median,
                Part.SOLVED);
    }

    /** How much was solved at first contact. */
    Cell first(@Nullable Solving of) {
        return solved("firstshare", percent(of == null ? null : of.share()), Part.FIRST);
    }

    Cell solved(String label, long many, Part part) {
        return count(label, many, ClockKind.RESOLUTION, part, "");
    }

    private Cell solved(String label, String value, Part part) {
        return cell(label, value, ClockKind.RESOLUTION, part, "");
    }

    String url(ClockKind kind, Part part) {
        return url(kind, part, null);
    }

    String url(ClockKind kind, Part part, @Nullable Integer hour) {
        return url(kind, part, hour, null);
    }

    /** @param cursor where to go on; null to begin */
    String url(ClockKind kind, Part part, @Nullable Integer hour, @Nullable String cursor) {
        Map<String, String> more = new LinkedHashMap<>();
        more.put("part", part.id());
        if (!slice.equals(ReportSlice.WHOLE)) {
            more.put("slice", slice.word());
        }
        if (hour != null) {
            more.put("hour", String.valueOf(hour));
        }
        if (cursor != null) {
            more.put("cursor", cursor);
        }
        return "/reports/behind?" + address.of(kind).query(more);
    }

    /** Opening time and clock time beside each other. */
    String pair(@Nullable Long opening, @Nullable Long clock) {
        return opening == null || clock == null ? NOTHING : span(opening) + " · " + span(clock);
    }

    String span(@Nullable Long seconds) {
        return seconds == null ? NOTHING : reader.span(Duration.ofSeconds(seconds));
    }

    String percent(@Nullable Double share) {
        if (share == null) {
            return NOTHING;
        }
        // Rounded down: not all is all but one.
        double down = Math.floor(share * 10) / 10;
        return reader.say("reports.percent", decimal(down));
    }

    String decimal(double value) {
        NumberFormat format = NumberFormat.getInstance(reader.language().locale());
        format.setMaximumFractionDigits(value >= 10 ? 1 : 2);
        return format.format(value);
    }

    String number(long value) {
        return NumberFormat.getIntegerInstance(reader.language().locale()).format(value);
    }

    private static final Figures.Lengths NO_LENGTHS = new Figures.Lengths(null, null, null, null);
    static final Figures NONE =
            new Figures(NO_LENGTHS, NO_LENGTHS, 0, 0, 0, 0, 0, null, 0, 0, 0, NO_LENGTHS, NO_LENGTHS);
}
