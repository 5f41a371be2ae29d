package io.oase.web;

import io.oase.insight.Figures;
import io.oase.insight.Part;
import io.oase.insight.Report;
import io.oase.insight.Solving;
import io.oase.target.ClockKind;
import io.oase.web.ReportPage.Card;
import io.oase.web.ReportPage.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cards of a report: each kind of time, and what solving took. */
record ReportCards(ReportFigures words, Report report) {
    /** A card for each kind of time of which there is something to say. */
    List<Card> cards() {
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
        Figures of = given == null ? ReportFigures.NONE : given;
        List<Cell> facts = new ArrayList<>();
        facts.add(words.cell("mean", words.pair(of.opening().mean(), of.clock().mean()), kind, Part.DONE, ""));
        facts.add(words.cell("p90", words.pair(of.opening().p90(), of.clock().p90()), kind, Part.DONE, ""));
        facts.add(words.cell("team", words.pair(of.opening().team(), of.clock().team()), kind, Part.DONE, ""));
        facts.add(
                words.cell("delay", words.pair(of.opening().delay(), of.clock().delay()), kind, Part.DONE, ""));
        String done = kind == ClockKind.RESOLUTION ? "resolved" : kind == ClockKind.TAKE ? "taken" : "here";
        facts.add(words.count(done, of.here(), kind, Part.HERE, ""));
        if (kind != ClockKind.RESOLUTION) {
            facts.add(words.count("outside", of.outside(), kind, Part.OUTSIDE, ""));
        }
        facts.add(words.count("unneeded", of.unneeded(), kind, Part.UNNEEDED, ""));
        if (kind != ClockKind.RESOLUTION) {
            facts.add(words.count("settled", of.settled(), kind, Part.SETTLED, ""));
        }
        facts.add(words.count("open", of.open(), kind, Part.OPEN, ""));
        if (of.open() > 0) {
            Instant oldest = Objects.requireNonNull(of.oldest());
            facts.add(words.cell("oldest", reader().at(oldest), kind, Part.OPEN, ""));
            facts.add(words.cell(
                    "waiting",
                    words.pair(of.waitingOpening().median(), of.waiting().median()),
                    kind,
                    Part.OPEN,
                    ""));
            facts.add(words.cell(
                    "waitingmean",
                    words.pair(of.waitingOpening().mean(), of.waiting().mean()),
                    kind,
                    Part.OPEN,
                    ""));
        }
        if (of.share() != null || of.overdue() > 0) {
            facts.add(words.count("overdue", of.overdue(), kind, Part.OVERDUE, of.overdue() > 0 ? "late" : ""));
            facts.add(words.count("missed", of.broken(), kind, Part.BROKEN, ""));
        }
        Double share = of.share();
        return new Card(
                reader().say("clock." + kind.id()),
                share == null
                        ? null
                        : words.cell(
                                "share",
                                words.percent(share),
                                kind,
                                Part.KEPT,
                                share < 75 ? "late" : share < 90 ? "near" : "well"),
                words.cell("medianopening", words.span(of.opening().median()), kind, Part.DONE, ""),
                words.cell("medianclock", words.span(of.clock().median()), kind, Part.DONE, ""),
                change(kind, of, before),
                changeShare(kind, of, before),
                facts,
                earlier == null
                        ? null
                        : new Cell(
                                "",
                                reader().say(
                                                "reports.earlier",
                                                words.number(earlier.open()),
                                                Objects.requireNonNull(earlier.oldest())),
                                words.url(kind, Part.EARLIER),
                                ""),
                earlier == null || earlier.overdue() == 0
                        ? null
                        : new Cell(
                                "",
                                reader().say("reports.earlieroverdue", words.number(earlier.overdue())),
                                words.url(kind, Part.EARLIER_OVERDUE),
                                "late"));
    }

    /** What solving took. */
    List<Cell> solving() {
        Solving of = report.solving();
        Long automatic = report.automatic();
        List<Cell> cells = new ArrayList<>(List.of(
                words.solved("solved", of.solved(), Part.SOLVED),
                words.contacts(of),
                words.first(of),
                words.solved("firstcount", of.first(), Part.FIRST),
                words.solved("later", of.later(), Part.LATER),
                words.solved("unknown", of.unknown(), Part.UNKNOWN)));
        if (automatic != null) {
            cells.add(words.solved("automatic", automatic, Part.AUTOMATIC));
        }
        return cells;
    }

    private @Nullable Cell change(ClockKind kind, Figures of, @Nullable Figures before) {
        Long now = of.opening().median();
        Long then = before == null ? null : before.opening().median();
        if (now == null || then == null) {
            return null;
        }
        String times = now.equals(then)
                ? reader().say("reports.change.same", words.span(then))
                : reader().say(
                                now < then ? "reports.change.faster" : "reports.change.slower",
                                words.span(Math.abs(now - then)),
                                words.span(then));
        return new Cell("", times, words.of(ReportSlice.BEFORE).url(kind, Part.DONE), "");
    }

    private @Nullable Cell changeShare(ClockKind kind, Figures of, @Nullable Figures before) {
        Double share = before == null ? null : before.share();
        return share == null || of.share() == null
                ? null
                : new Cell(
                        "",
                        reader().say("reports.change.share", words.percent(share)),
                        words.of(ReportSlice.BEFORE).url(kind, Part.KEPT),
                        "");
    }

    private Reader reader() {
        return words.reader();
    }
}
