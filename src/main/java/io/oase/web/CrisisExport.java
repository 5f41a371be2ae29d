package io.oase.web;

import io.oase.activation.Activation;
import io.oase.activation.Timeline;
import io.oase.guide.Figures;
import io.oase.guide.Markdown;
import io.oase.guide.TimelineWords;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened in a crisis, in a file. That it was a drill is said first, and on each line of a table. */
record CrisisExport(Reader reader, Activation activation) {
    /** A file to be saved. */
    static Response file(String type, String name, String text) {
        return Response.ok(text, MediaType.valueOf(type).withCharset("utf-8"))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** @param cut whether there is more that is left out */
    String markdown(List<Timeline.Entry> entries, Figures figures, boolean cut) {
        TimelineWords words = words();
        StringBuilder text = new StringBuilder("# ")
                .append(Markdown.line(
                        activation.playbook().title().in(reader.language().locale())))
                .append(" – ")
                .append(reader.say("crisis.timeline.title"))
                .append("\n\n");
        if (activation.drill()) {
            text.append("**").append(reader.say("crisis.timeline.drill")).append("**\n\n");
        }
        text.append(reader.say("crisis.timeline.duration")).append(": ").append(reader.span(figures.lasted()));
        text.append("  \n")
                .append(reader.say("crisis.timeline.received", figures.received()))
                .append(": ")
                .append(figures.received());
        text.append("  \n")
                .append(reader.say("crisis.timeline.answered", figures.answered()))
                .append(": ")
                .append(figures.answered());
        text.append("\n");
        String day = "";
        for (Timeline.Entry entry : entries) {
            TimelineWords.Line line = words.of(entry);
            String on = reader.by("time.date", entry.at());
            if (!on.equals(day)) {
                text.append("\n## ").append(on).append("\n\n");
                day = on;
            }
            text.append("- ").append(reader.clock(entry.at())).append(' ');
            if (entry.actorName() != null) {
                text.append("**").append(Markdown.line(entry.actorName())).append("** ");
            }
            text.append(Markdown.line(reader.say(line.said()))).append('\n');
            if (!line.quote().isEmpty()) {
                text.append('\n').append(Markdown.quote("  ", line.quote())).append('\n');
            }
        }
        if (cut) {
            text.append('\n')
                    .append(reader.say("crisis.timeline.cut", entries.size()))
                    .append('\n');
        }
        return text.toString();
    }

    /** RFC 4180; cells a spreadsheet could take for a formula begin with an apostrophe, as in reports. */
    String csv(List<Timeline.Entry> entries) {
        TimelineWords words = words();
        String mark = activation.drill() ? reader.say("crisis.timeline.drill") : "";
        List<String> lines = new ArrayList<>(List.of("at,who,kind,words,quote,conversation,drill"));
        for (Timeline.Entry entry : entries) {
            TimelineWords.Line line = words.of(entry);
            lines.add(cells(
                    entry.at().toString(),
                    entry.actorName(),
                    entry.kind().id(),
                    reader.say(line.said()),
                    line.quote(),
                    line.conversation(),
                    mark));
        }
        return lines.stream().map(line -> line + "\r\n").collect(Collectors.joining());
    }

    private static String cells(@Nullable Object... cells) {
        return Arrays.stream(cells).map(ReportCsv::cell).collect(Collectors.joining(","));
    }

    private TimelineWords words() {
        return new TimelineWords(activation.playbook(), reader.language().locale(), reader.zone());
    }
}
