package io.oase.guide;

import io.oase.activation.Activation;
import io.oase.activation.Timeline;
import io.oase.base.Said;
import io.oase.notice.Voice;
import io.oase.playbook.Worded;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The review to begin with, in Markdown: what happened, figures, what was late or skipped, and the questions of the playbook. */
final class Draft {
    private static final int MOST_ENTRIES = 2000;
    private static final int MOST_LINES = 150;

    private final Locale locale;
    private final ZoneId zone;
    private final Voice voice;

    Draft(Locale locale, ZoneId zone, Voice voice) {
        this.locale = locale;
        this.zone = zone;
        this.voice = voice;
    }

    /** Of one that is over. */
    String of(Activation activation, Figures figures, Handle handle) {
        List<String> lines = new ArrayList<>();
        lines.add("# "
                + say(
                        "guide.draft.title",
                        Markdown.line(in(activation.playbook().title()))));
        lines.add("");
        if (activation.drill()) {
            lines.add("**" + say("guide.draft.drill") + "**");
            lines.add("");
        }
        Instant end = Objects.requireNonNullElse(activation.endedAt(), activation.startedAt());
        lines.add(say(
                "guide.draft.lasted",
                time(activation.startedAt()),
                Markdown.line(activation.starterName()),
                time(end),
                Markdown.line(Objects.requireNonNullElse(activation.enderName(), ""))));
        if (!activation.because().isEmpty()) {
            lines.add("");
            lines.add(Markdown.quote("", activation.because()).stripTrailing());
        }
        figures(lines, figures);
        steps(lines, Checklist.steps(handle, activation));
        timeline(lines, activation, Timeline.read(handle, activation.id(), 0, MOST_ENTRIES));
        lines.add("");
        lines.add("## " + say("guide.draft.questions"));
        for (Worded question : activation.playbook().review().questions()) {
            lines.add("");
            lines.add("### " + Markdown.line(in(question)));
            lines.add("");
            lines.add("…");
        }
        return String.join("\n", lines) + "\n";
    }

    private void figures(List<String> lines, Figures figures) {
        lines.add("");
        lines.add("## " + say("guide.draft.figures"));
        lines.add("");
        lines.add("- " + say("guide.draft.duration", span(figures.lasted())));
        lines.add("- " + say("guide.draft.conversations", figures.conversations()));
        lines.add("- " + say("guide.draft.received", figures.received()));
        lines.add("- " + say("guide.draft.answered", figures.answered()));
        lines.add("- " + first(figures.firstResponse()));
        lines.add("- " + say("guide.draft.statements", figures.statements()));
        lines.add("- " + say("guide.draft.late", figures.lateSteps()));
    }

    private String first(@Nullable Duration median) {
        return median == null ? say("guide.draft.unanswered") : say("guide.draft.first", span(median));
    }

    private void steps(List<String> lines, List<Item> items) {
        List<String> odd = new ArrayList<>();
        for (Item item : items) {
            String title = Markdown.line(in(item.step().title()));
            if (item.state() == Item.State.SKIPPED) {
                odd.add("- " + say("guide.draft.skipped", title, Markdown.line(item.because())));
            } else if (item.state() == Item.State.OPEN) {
                odd.add("- " + say("guide.draft.open", title));
            } else if (item.lateTold()) {
                odd.add("- " + say("guide.draft.waslate", title));
            }
        }
        if (!odd.isEmpty()) {
            lines.add("");
            lines.add("## " + say("guide.draft.steps"));
            lines.add("");
            lines.addAll(odd);
        }
    }

    private void timeline(List<String> lines, Activation activation, List<Timeline.Entry> entries) {
        TimelineWords words = new TimelineWords(activation.playbook(), locale, zone);
        lines.add("");
        lines.add("## " + say("guide.draft.timeline"));
        lines.add("");
        int told = 0;
        for (Timeline.Entry entry : entries) {
            TimelineWords.Line line = words.of(entry);
            if (line.weighty() && told < MOST_LINES) {
                String who = entry.actorName() == null ? "" : Markdown.line(entry.actorName()) + ": ";
                String quote = line.quote().isEmpty() ? "" : " – " + Markdown.line(line.quote());
                lines.add("- " + time(entry.at()) + " " + who
                        + Markdown.line(voice.say(locale.getLanguage(), line.said())) + quote);
                told++;
            }
        }
        if (told == MOST_LINES) {
            lines.add("- " + say("guide.draft.more"));
        }
    }

    private String say(String key, Object... args) {
        return voice.say(locale.getLanguage(), Said.of(key, args));
    }

    private String in(Worded text) {
        return text.in(locale);
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofPattern(
                        locale.getLanguage().equals("de") ? "d.M.yyyy HH:mm" : "d MMM yyyy HH:mm", locale)
                .format(at.atZone(zone));
    }

    private String span(Duration length) {
        long minutes = Math.max(0, (length.toSeconds() + 30) / 60);
        return minutes < 60
                ? say("guide.draft.min", minutes)
                : say("guide.draft.h", minutes / 60, "%02d".formatted(minutes % 60));
    }
}
