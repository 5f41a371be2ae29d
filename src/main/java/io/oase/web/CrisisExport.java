package io.oase.web;

import io.oase.activation.Activation;
import io.oase.activation.Timeline;
import io.oase.guide.Figures;
import io.oase.guide.Markdown;
import io.oase.guide.TimelineWords;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened in a crisis, in a file. That it was a drill is said first, and on each line of a table. */
record CrisisExport(Reader reader, Activation activation) {
    private static final int LOT = 1_000;

    /** Reads on, after an entry; empty at the end. What happened only grows, so lot after lot is all of it. */
    interface Source {
        List<Timeline.Entry> read(long after, int limit);
    }

    /** A file to be saved that is written while it is read. */
    static Response file(ContainerRequestContext request, String type, String name, StreamingOutput text) {
        return file(type, name, new Streamed(request, text));
    }

    /** A file to be saved. */
    static Response file(String type, String name, Object text) {
        return Response.ok(text, MediaType.valueOf(type).withCharset("utf-8"))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** All of it, however long, written as it is read. */
    StreamingOutput markdown(Source source, Figures figures) {
        return stream(source, new MarkdownLines(figures));
    }

    /** The same; RFC 4180, cells a spreadsheet could take for a formula begin with an apostrophe, as in reports. */
    StreamingOutput csv(Source source) {
        return stream(source, new Cells());
    }

    private interface Form {
        String begin();

        String line(Timeline.Entry entry, TimelineWords.Line line);
    }

    private StreamingOutput stream(Source source, Form form) {
        TimelineWords words =
                new TimelineWords(activation.playbook(), reader.language().locale(), reader.zone());
        // Before anything is sent: what cannot be read at all is still told by a page.
        List<Timeline.Entry> first = source.read(0, LOT);
        return out -> {
            Writer to = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            to.write(form.begin());
            List<Timeline.Entry> lot = first;
            while (!lot.isEmpty()) {
                for (Timeline.Entry entry : lot) {
                    to.write(form.line(entry, words.of(entry)));
                }
                lot = source.read(lot.get(lot.size() - 1).id(), LOT);
            }
            to.flush();
        };
    }

    /** A heading for each day. */
    private final class MarkdownLines implements Form {
        private final Figures figures;
        private String day = "";

        MarkdownLines(Figures figures) {
            this.figures = figures;
        }

        @Override
        public String begin() {
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
            return text.append("\n").toString();
        }

        @Override
        public String line(Timeline.Entry entry, TimelineWords.Line line) {
            StringBuilder text = new StringBuilder();
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
            return text.toString();
        }
    }

    private final class Cells implements Form {
        @Override
        public String begin() {
            return "at,who,kind,words,quote,conversation,drill\r\n";
        }

        @Override
        public String line(Timeline.Entry entry, TimelineWords.Line line) {
            return Stream.of(
                                    entry.at().toString(),
                                    Objects.requireNonNullElse(entry.actorName(), ""),
                                    entry.kind().id(),
                                    reader.say(line.said()),
                                    line.quote(),
                                    line.conversation() == null ? "" : line.conversation(),
                                    activation.drill() ? reader.say("crisis.timeline.drill") : "")
                            .map(ReportCsv::cell)
                            .collect(Collectors.joining(","))
                    + "\r\n";
        }
    }
}
