package io.oase.web;

import io.oase.insight.Figures;
import io.oase.insight.Part;
import io.oase.insight.Report;
import io.oase.insight.Solving;
import io.oase.target.ClockKind;
import io.oase.web.ReportPage.Card;
import io.oase.web.ReportPage.Cell;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Figures in a reader's words, each leading to what stands behind it. */
record ReportFigures(Reader reader, ReportAddress address) {
    private static final String NOTHING = "–";

    List<Card> cards(Report report) {
        List<Card> cards = new ArrayList<>();
        for (ClockKind kind : ClockKind.values()) {
            Figures of = report.whole().get(kind);
            Figures earlier = report.earlier().get(kind);
            if (of != null || earlier != null) {
                cards.add(card(kind, of, report.before().get(kind), earlier));
            }
        }
        return cards;
    }

    private Card card(ClockKind kind, @Nullable Figures given, @Nullable Figures before, @Nullable Figures earlier) {
        Figures of = given == null ? NONE : given;
        List<Cell> facts = new ArrayList<>();
        facts.add(cell("mean", pair(of.opening().mean(), of.clock().mean()), kind, Part.DONE, ""));
        facts.add(cell("p90", pair(of.opening().p90(), of.clock().p90()), kind, Part.DONE, ""));
        facts.add(cell("team", pair(of.opening().team(), of.clock().team()), kind, Part.DONE, ""));
        facts.add(cell("delay", pair(of.opening().delay(), of.clock().delay()), kind, Part.DONE, ""));
        String done = kind == ClockKind.RESOLUTION ? "resolved" : kind == ClockKind.TAKE ? "taken" : "here";
        facts.add(count(done, of.here(), kind, Part.HERE, ""));
        if (kind != ClockKind.RESOLUTION) {
            facts.add(count("outside", of.outside(), kind, Part.OUTSIDE, ""));
        }
        facts.add(count("unneeded", of.unneeded(), kind, Part.UNNEEDED, ""));
        if (kind != ClockKind.RESOLUTION) {
            facts.add(count("settled", of.settled(), kind, Part.SETTLED, ""));
        }
        facts.add(count("open", of.open(), kind, Part.OPEN, ""));
        if (of.open() > 0) {
            Instant oldest = Objects.requireNonNull(of.oldest());
            facts.add(cell("oldest", reader.at(oldest), kind, Part.OPEN, ""));
            facts.add(cell(
                    "waiting", pair(of.waitingOpening().median(), of.waiting().median()), kind, Part.OPEN, ""));
            facts.add(cell(
                    "waitingmean", pair(of.waitingOpening().mean(), of.waiting().mean()), kind, Part.OPEN, ""));
        }
        if (of.share() != null || of.overdue() > 0) {
            facts.add(count("overdue", of.overdue(), kind, Part.OVERDUE, of.overdue() > 0 ? "late" : ""));
            facts.add(count("missed", of.broken(), kind, Part.BROKEN, ""));
        }
        Double share = of.share();
        return new Card(
                reader.say("clock." + kind.id()),
                share == null
                        ? null
                        : cell(
                                "share",
                                percent(share),
                                kind,
                                Part.KEPT,
                                share < 75 ? "late" : share < 90 ? "near" : "well"),
                cell("medianopening", span(of.opening().median()), kind, Part.DONE, ""),
                cell("medianclock", span(of.clock().median()), kind, Part.DONE, ""),
                change(of, before),
                facts,
                earlier == null
                        ? null
                        : new Cell(
                                "",
                                reader.say(
                                        "reports.earlier",
                                        number(earlier.open()),
                                        Objects.requireNonNull(earlier.oldest())),
                                url(kind, Part.EARLIER),
                                ""),
                earlier == null || earlier.overdue() == 0
                        ? null
                        : new Cell(
                                "",
                                reader.say("reports.earlieroverdue", number(earlier.overdue())),
                                url(kind, Part.EARLIER_OVERDUE),
                                "late"));
    }

    /** What solving took. */
    List<Cell> solving(Report report) {
        Solving of = report.solving();
        Double contacts = of.contacts();
        Integer median = of.median();
        Double share = of.share();
        List<Cell> cells = new ArrayList<>(List.of(
                solved("solved", number(of.solved()), Part.SOLVED),
                solved(
                        "contacts",
                        contacts == null || median == null ? NOTHING : decimal(contacts) + " · " + median,
                        Part.SOLVED),
                solved("firstshare", share == null ? NOTHING : percent(share), Part.FIRST),
                solved("firstcount", number(of.first()), Part.FIRST),
                solved("later", number(of.later()), Part.LATER),
                solved("unknown", number(of.unknown()), Part.UNKNOWN)));
        if (address.agent() == null && address.target() == null) {
            cells.add(solved("automatic", number(report.automatic()), Part.AUTOMATIC));
        }
        return cells;
    }

    private String change(Figures of, @Nullable Figures before) {
        Long now = of.opening().median();
        Long then = before == null ? null : before.opening().median();
        if (now == null || then == null) {
            return "";
        }
        String times = now.equals(then)
                ? reader.say("reports.change.same", span(then))
                : reader.say(
                        now < then ? "reports.change.faster" : "reports.change.slower",
                        span(Math.abs(now - then)),
                        span(then));
        Double share = before == null ? null : before.share();
        return share == null || of.share() == null
                ? times
                : times + " " + reader.say("reports.change.share", percent(share));
    }

    Cell cell(String label, String value, ClockKind kind, Part part, String tone) {
        return new Cell(reader.say("reports." + label), value, value.equals(NOTHING) ? null : url(kind, part), tone);
    }

    Cell count(String label, long many, ClockKind kind, Part part, String tone) {
        return new Cell(reader.say("reports." + label), number(many), many == 0 ? null : url(kind, part), tone);
    }

    private Cell solved(String label, String value, Part part) {
        return new Cell(
                reader.say("reports." + label),
                value,
                value.equals(NOTHING) || value.equals("0") ? null : url(ClockKind.RESOLUTION, part),
                "");
    }

    String url(ClockKind kind, Part part) {
        return url(kind, part, null);
    }

    String url(ClockKind kind, Part part, @Nullable Integer hour) {
        Map<String, String> more = new LinkedHashMap<>();
        more.put("part", part.id());
        if (hour != null) {
            more.put("hour", String.valueOf(hour));
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
