package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.oase.insight.Dimension;
import io.oase.insight.Figures;
import io.oase.insight.Group;
import io.oase.insight.Question;
import io.oase.insight.Report;
import io.oase.insight.Solving;
import io.oase.target.ClockKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as programs read it; lengths in seconds, shares in percent. */
@JsonNaming(SnakeCaseStrategy.class)
record ReportJson(
        Instant from,
        Instant to,
        Instant at,
        String zone,
        String by,
        String kind,
        @Nullable Long channel,
        @Nullable Long target,
        @Nullable Long team,
        @Nullable Long agent,
        List<Times> times,
        Before before,
        List<Earlier> earlier,
        List<Slice> trend,
        Solved solving,
        @Nullable Long automaticAnswers,
        List<Part> groups,
        List<Long> withheld) {

    /** Figures of one kind. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Times(
            String kind,
            Lengths opening,
            Lengths clock,
            long doneHere,
            long doneOutside,
            long noAnswerNeeded,
            long resolvedWithout,
            long open,
            @Nullable Instant oldestOpen,
            long overdue,
            long withinTarget,
            long missed,
            @Nullable Double shareWithinTarget,
            Waiting waiting) {
        static Times of(ClockKind kind, Figures of) {
            return new Times(
                    kind.id(),
                    Lengths.of(of.opening()),
                    Lengths.of(of.clock()),
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
                    new Waiting(Waited.of(of.waitingOpening()), Waited.of(of.waiting())));
        }

        static List<Times> of(Map<ClockKind, Figures> figures) {
            List<Times> all = new ArrayList<>();
            for (ClockKind kind : ClockKind.values()) {
                Figures of = figures.get(kind);
                if (of != null) {
                    all.add(of(kind, of));
                }
            }
            return all;
        }
    }

    /** How long it took; null when nothing was measured. */
    record Lengths(
            @Nullable Long mean,
            @Nullable Long median,
            @Nullable Long p90,
            @Nullable Long delay,
            @Nullable Long team) {
        static Lengths of(Figures.Lengths of) {
            return new Lengths(of.mean(), of.median(), of.p90(), of.delay(), of.team());
        }
    }

    /** How long those that run have been running, in opening time and by the clock. */
    record Waiting(Waited opening, Waited clock) {}

    /** In seconds; null when nothing runs. */
    record Waited(
            @Nullable Long mean,
            @Nullable Long median,
            @Nullable Long p90) {
        static Waited of(Figures.Lengths of) {
            return new Waited(of.mean(), of.median(), of.p90());
        }
    }

    /** The period of the same length just before. */
    record Before(Instant from, Instant to, List<Times> times) {}

    /** One of the periods that the whole one is cut up into, and what of the kind in detail began in it. */
    record Slice(Instant from, Instant to, Times times) {
        static List<Slice> of(Report report) {
            List<Slice> all = new ArrayList<>();
            for (int i = 0; i < report.trend().size(); i++) {
                Question of = report.slicing().slice(report.question(), i);
                Times times = Times.of(report.slicing().detail(), report.trend().get(i));
                all.add(new Slice(of.from(), of.to(), times));
            }
            return all;
        }
    }

    /** What began before the period and still runs. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Earlier(
            String kind, long open, long overdue, @Nullable Instant oldestOpen) {}

    /** What solving took. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Solved(
            long solved,
            @Nullable Double contactsMean,
            @Nullable Integer contactsMedian,
            long atFirstContact,
            long notAtFirstContact,
            long notYetKnown,
            @Nullable Double shareAtFirstContact) {
        static Solved of(Solving of) {
            return new Solved(
                    of.solved(), of.contacts(), of.median(), of.first(), of.later(), of.unknown(), of.share());
        }
    }

    /** One channel, colleague, target or hour of the week. */
    record Part(
            long id,
            String name,
            @Nullable Integer weekday,
            @Nullable Integer hour,
            List<Times> times,
            @Nullable Solved solving) {
        static Part of(Group of, Dimension by, Map<Long, String> names) {
            boolean hours = by == Dimension.HOUR;
            Solving solving = of.solving();
            return new Part(
                    of.key(),
                    names.getOrDefault(of.key(), ""),
                    hours ? (int) of.key() / 24 + 1 : null,
                    hours ? (int) of.key() % 24 : null,
                    Times.of(of.figures()),
                    solving == null ? null : Solved.of(solving));
        }
    }

    static ReportJson of(Report report, Map<Long, String> names) {
        List<Earlier> earlier = new ArrayList<>();
        report.earlier()
                .forEach((kind, of) -> earlier.add(new Earlier(kind.id(), of.open(), of.overdue(), of.oldest())));
        Question before = report.question().before();
        return new ReportJson(
                report.question().from(),
                report.question().to(),
                report.at(),
                report.slicing().zone().getId(),
                report.slicing().by().id(),
                report.slicing().detail().id(),
                report.question().channel(),
                report.question().target(),
                report.question().team(),
                report.question().agent(),
                Times.of(report.whole()),
                new Before(before.from(), before.to(), Times.of(report.before())),
                earlier,
                Slice.of(report),
                Solved.of(report.solving()),
                report.automatic(),
                report.groups().stream()
                        .map(group -> Part.of(group, report.slicing().by(), names))
                        .toList(),
                report.withheld());
    }
}
