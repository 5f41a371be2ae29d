package io.oase.web;

import io.oase.activation.Activation;
import io.oase.guide.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** Words that several pages of a crisis share. */
record CrisisView(Reader reader, Activation activation) {
    /** A moment that is to be kept, ticking. */
    Row.Due due(Instant at, Instant warn, String label) {
        boolean late = !reader.now().isBefore(at);
        String tone = late ? "late" : reader.now().isBefore(warn) ? "calm" : "near";
        Duration left = Duration.between(reader.now(), at);
        String text = late ? reader.say("due.late", reader.span(left.negated())) : reader.span(left);
        return new Row.Due(tone, text, "", label, new Row.Tick("due", at.toString(), warn.toString()));
    }

    /** Who plays a part, in words; that nobody does is said plainly. */
    String players(Part part) {
        return part.players().isEmpty()
                ? reader.say("crisis.roles.nobody")
                : part.players().stream()
                        .map(each -> each.active() ? each.name() : reader.say("crisis.roles.gone", each.name()))
                        .collect(Collectors.joining(", "));
    }
}
