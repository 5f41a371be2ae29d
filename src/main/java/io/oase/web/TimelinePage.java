package io.oase.web;

import io.oase.activation.Activation;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.guide.Figures;
import io.oase.guide.TimelineWords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a crisis.
 *
 * @param title what its playbook is called
 * @param mayWrite whether whoever looks can write something down
 * @param figures numbers and what they count
 * @param entries the latest first; on paper the first first
 * @param more whether earlier ones are left out; on paper, later ones
 * @param text what was typed and refused
 */
public record TimelinePage(
        ActivationTabs head,
        long id,
        String title,
        String lasted,
        boolean drill,
        boolean mayWrite,
        List<Number> figures,
        CrisisFigure figure,
        List<Line> entries,
        boolean more,
        String text,
        List<String> errors) {
    /** More is read on paper. */
    static final int SHOWN = 200;

    public TimelinePage {
        figures = List.copyOf(figures);
        entries = List.copyOf(entries);
        errors = List.copyOf(errors);
    }

    /** A number and what it counts. */
    public record Number(String value, String label) {}

    /**
     * Something that happened.
     *
     * @param who did it; empty: it came about by itself
     * @param own whether it is in somebody’s own words
     * @param conversation address of the one it is about; null for none
     */
    public record Line(
            Moment at,
            String who,
            String words,
            String quote,
            boolean own,
            String tone,
            @Nullable String conversation) {}

    /**
     * @param shown so many of the entries: on paper the first, otherwise the last
     * @param paper whether it is to be printed, in the order in which it happened
     */
    static TimelinePage of(
            Reader reader,
            Activation activation,
            boolean mayWrite,
            Figures figures,
            Figures.Course course,
            List<Timeline.Entry> flags,
            List<Timeline.Entry> entries,
            int shown,
            boolean paper,
            String text,
            List<String> errors) {
        TimelineWords words =
                new TimelineWords(activation.playbook(), reader.language().locale(), reader.zone());
        boolean cut = entries.size() > shown;
        int from = cut && !paper ? entries.size() - shown : 0;
        List<Line> lines = new ArrayList<>(entries.subList(from, Math.min(entries.size(), from + shown)).stream()
                .map(entry -> line(reader, words, entry))
                .toList());
        if (!paper) {
            Collections.reverse(lines);
        }
        return new TimelinePage(
                ActivationTabs.of(reader, activation, "timeline"),
                activation.id(),
                activation.playbook().title().in(reader.language().locale()),
                activation.endedAt() == null
                        ? reader.say("crisis.timeline.since", activation.startedAt())
                        : reader.say("crisis.timeline.lasted", activation.startedAt(), activation.endedAt()),
                activation.drill(),
                mayWrite && activation.inForce(),
                List.of(
                        new Number(reader.span(figures.lasted()), reader.say("crisis.timeline.duration")),
                        number(reader, figures.received(), "crisis.timeline.received"),
                        number(reader, figures.answered(), "crisis.timeline.answered"),
                        new Number(
                                figures.firstResponse() == null ? "–" : reader.span(figures.firstResponse()),
                                reader.say("crisis.timeline.first")),
                        number(reader, figures.statements(), "crisis.timeline.statements"),
                        number(reader, figures.lateSteps(), "crisis.timeline.late")),
                CrisisFigure.of(reader, activation, course, flags),
                lines,
                cut,
                text,
                errors);
    }

    private static Number number(Reader reader, int value, String key) {
        return new Number(String.valueOf(value), reader.say(key, value));
    }

    private static Line line(Reader reader, TimelineWords words, Timeline.Entry entry) {
        TimelineWords.Line line = words.of(entry);
        return new Line(
                reader.moment(entry.at()),
                entry.actorName() == null ? "" : entry.actorName(),
                reader.say(line.said()),
                line.quote(),
                entry.kind() == Happening.ENTRY,
                switch (entry.kind()) {
                    case ACTIVATED, STEP_LATE, UPDATE_LATE, STATEMENT_WITHDRAWN -> "late";
                    case STATEMENT_ISSUED, STATEMENT_ELSEWHERE, STEP_DONE, ENDED, REVIEW_CLOSED -> "well";
                    default -> "plain";
                },
                line.conversation() == null ? null : "/conversations/" + line.conversation());
    }
}
