package io.oase.web;

import io.oase.prewritten.PrewrittenBody;
import io.oase.prewritten.PrewrittenReply;
import io.oase.prewritten.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prewritten replies as lists show them. */
record TextLines(Reader reader, TextLabels labels) {
    TextsPage.Line line(PrewrittenReply reply) {
        PrewrittenBody body = reply.body();
        return new TextsPage.Line(
                reply.id(),
                body.name(),
                labels.language(reader, body.language()),
                body.language(),
                labels.named(reader, body.channels()),
                labels.teamed(reader, body.teams()),
                SlotText.html(body.text(), reader),
                uses(reply.uses()),
                outcomes(reply.uses()));
    }

    /** Language, channels and teams in one line. */
    String forWhom(PrewrittenBody body) {
        return Stream.of(
                        body.language().isEmpty()
                                ? reader.say("texts.anylanguage")
                                : labels.language(reader, body.language()),
                        body.channels().isEmpty()
                                ? reader.say("texts.anychannel")
                                : labels.named(reader, body.channels()),
                        body.teams().isEmpty() ? reader.say("texts.anyteam") : labels.teamed(reader, body.teams()))
                .collect(Collectors.joining(" · "));
    }

    private String uses(Uses uses) {
        if (uses.all() == 0) {
            return reader.say("texts.unused");
        }
        return uses.all() >= Uses.BOUND
                ? reader.say("texts.usedoften", Uses.BOUND - 1)
                : reader.say("texts.used", uses.all());
    }

    private List<TextsPage.Outcome> outcomes(Uses uses) {
        List<TextsPage.Outcome> outcomes = new ArrayList<>();
        int from = 0;
        int[] counts = {uses.resolved(), uses.askedAgain(), uses.waiting()};
        String[] tones = {"resolved", "again", "waiting"};
        for (int i = 0; i < counts.length; i++) {
            int to = from + counts[i];
            if (counts[i] > 0) {
                int left = from * 100 / uses.all();
                outcomes.add(new TextsPage.Outcome(
                        tones[i],
                        reader.say("texts." + tones[i], counted(counts[i])),
                        String.valueOf(left),
                        String.valueOf(Math.max(1, to * 100 / uses.all() - left))));
            }
            from = to;
        }
        return outcomes;
    }

    private static String counted(int count) {
        return count >= Uses.BOUND ? (Uses.BOUND - 1) + "+" : String.valueOf(count);
    }
}
