package io.oase.web;

import io.oase.target.ClockKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Made-up targets for looking at pages. */
record TargetSamples(Reader reader) {
    TargetsPage list(boolean mayChange) {
        return list(mayChange, null, null);
    }

    TargetsPage reordered() {
        return list(
                true,
                new TargetsPage.Proposed(
                        "2,1", new TargetPage.Effect(reader.say("targets.effect", 12, 214), "", List.of(), List.of())),
                reader.say("targets.listchanged"));
    }

    private TargetsPage list(boolean mayChange, TargetsPage.@Nullable Proposed proposed, @Nullable String problem) {
        return new TargetsPage(
                mayChange,
                List.of(
                        new TargetsPage.Card(
                                1,
                                1,
                                reader.say("target.shipped.private"),
                                "",
                                "2,1",
                                reader.say("targets.private"),
                                List.of(reader.say(
                                        "targets.time.opening", reader.say("clock.first_response"), "1 h 00")),
                                List.of(reader.say("targets.step", 75, reader.say("targets.tell.assignee"))),
                                List.of()),
                        new TargetsPage.Card(
                                2,
                                2,
                                "Presse",
                                "2,1",
                                "",
                                "#presse",
                                List.of(reader.say("targets.time.clock", reader.say("clock.take"), "5 min")),
                                List.of(),
                                List.of("Feed wird nur alle 10 min gelesen."))),
                proposed,
                problem);
    }

    TargetPage page(boolean wrong) {
        return new TargetPage(
                wrong ? "" : "2",
                "Presse",
                "/targets/2",
                wrong ? "" : "3",
                wrong ? reader.say("refused.invalid") : null,
                "Presse",
                wrong ? reader.say("targets.unclear") : null,
                List.of(
                        new Choice("", reader.say("targets.place.now", 1), true),
                        new Choice("2", reader.say("targets.place.last", 2), false)),
                wrong ? reader.say("target.position", 2) : null,
                List.of(new Choice("1", "Marktplatz", true)),
                List.of(new Choice("mastodon", "Mastodon", false)),
                List.of(new Choice("mention", reader.say("targets.kind.mention"), true)),
                List.of(new Choice("", reader.say("targets.anyreader"), true)),
                List.of(new Choice("", reader.say("targets.anypriority"), true)),
                "presse, radio",
                "de",
                "1000",
                List.of(new Choice("true", reader.say("targets.incrisis"), true)),
                wrong ? List.of(reader.say("targets.unclear")) : List.of(),
                List.of(new Choice("1", "Kundendienst", true)),
                wrong ? reader.say("targets.unclear") : null,
                null,
                Arrays.stream(ClockKind.values())
                        .map(kind -> new TargetPage.TimeRow(
                                kind.id(),
                                reader.say("clock." + kind.id()),
                                reader.say("targets.hint." + kind.id()),
                                "30",
                                List.of(new Choice("min", reader.say("targets.unit.min"), true)),
                                List.of(new Choice("opening", reader.say("targets.counting.opening"), true)),
                                wrong ? reader.say("targets.unclear") : null))
                        .toList(),
                IntStream.range(0, 3)
                        .mapToObj(row -> new TargetPage.StepRow(
                                row,
                                row == 0 ? "75" : "",
                                List.of(new Choice("leads", reader.say("targets.tell.leads"), row == 0)),
                                false,
                                null))
                        .toList(),
                new TargetPage.Effect(
                        reader.say("targets.effect", 12, 214),
                        reader.say("targets.placed.last", 2),
                        List.of(new TargetPage.Effect.Example(
                                "/conversations/2",
                                "Third time this month I can't log in",
                                reader.say("targets.change", reader.say("target.shipped.others"), "Presse"))),
                        List.of("Feed wird nur alle 10 min gelesen.")),
                wrong ? "" : reader.say("targets.effect", 3, 214));
    }
}
