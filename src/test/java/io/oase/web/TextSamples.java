package io.oase.web;

import io.oase.prewritten.Slot;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Made-up prewritten replies for looking at pages. */
record TextSamples(Reader reader) {
    private static final String POWER =
            "Guten Tag {{person.firstName|zusammen}}, der Strom ist bei Ihnen ausgefallen, und wir sind schon unterwegs."
                    + " Wir schreiben Ihnen hier, sobald wir wissen, wann er wieder da ist. {{> Gruß}}";
    private static final String FILLED =
            "Guten Tag Selin, der Strom ist bei Ihnen ausgefallen, und wir sind schon unterwegs. Wir schreiben Ihnen hier.";

    TextsPage list(boolean mayChange) {
        return new TextsPage(
                mayChange,
                "",
                List.of(new Choice("1", "Marktplatz", false), new Choice("2", "Bluesky", false)),
                List.of(new Choice("1", "Technik", false), new Choice("2", "Rechnungen", false)),
                List.of(new Choice("any", reader.say("texts.anylanguage"), false), new Choice("de", "Deutsch", false)),
                false,
                List.of(
                        line(1, "Stromausfall", "Deutsch", "de", "", "", POWER, 41, 30, 8, 3),
                        line(
                                2,
                                "Abschlag zu hoch, und niemand weiß warum",
                                "Deutsch",
                                "de",
                                "Marktplatz, Bluesky",
                                "Rechnungen",
                                "Ihr Abschlag richtet sich nach dem Verbrauch des letzten Jahres.",
                                1200,
                                999,
                                150,
                                51),
                        line(3, "Gruß", "", "", "", "", "Viele Grüße, {{agent.firstName}}", 0, 0, 0, 0)),
                "/prewritten-replies?after=3");
    }

    TextsPage none() {
        return new TextsPage(true, "", List.of(), List.of(), List.of(), false, List.of(), null);
    }

    TextPage page(boolean wrong, boolean mayChange) {
        return new TextPage(
                "1",
                "Stromausfall",
                "/prewritten-replies/1",
                "3",
                mayChange,
                wrong ? reader.say("refused.invalid") : null,
                wrong || !mayChange ? null : reader.say("texts.saved"),
                wrong ? "" : "Stromausfall",
                wrong ? reader.say("texts.namehint") : null,
                List.of(new Choice("de", "Deutsch", true), new Choice("en", "English", false)),
                wrong ? reader.say("texts.nonefound") : null,
                List.of(new Choice("1", "Marktplatz", true), new Choice("2", "Bluesky", false)),
                wrong ? reader.say("texts.nonefound") : null,
                List.of(new Choice("1", "Technik", true), new Choice("2", "Rechnungen", false)),
                wrong ? reader.say("texts.nonefound") : null,
                wrong ? "Guten Tag {{person.vorname}}" : POWER,
                wrong ? reader.say("texts.texthint") : null,
                Arrays.stream(Slot.values())
                        .map(slot ->
                                new TextPage.SlotLine("{{" + slot.id() + "}}", reader.say("texts.slot." + slot.id())))
                        .toList(),
                List.of(new Choice("1", "Marktplatz", true), new Choice("2", "Bluesky", false)),
                preview(wrong),
                line(1, "Stromausfall", "Deutsch", "de", "", "Technik", POWER, 41, 30, 8, 3),
                List.of(
                        version(3, "Mara Vogt", null),
                        version(2, "Timo Roth", mayChange ? "/prewritten-replies/1/versions/2/restoration" : null),
                        version(1, "Mara Vogt", mayChange ? "/prewritten-replies/1/versions/1/restoration" : null)));
    }

    TextPage.Preview preview(boolean wrong) {
        return wrong
                ? new TextPage.Preview(reader.say("texts.emptypreview"), List.of())
                : new TextPage.Preview(
                        null,
                        List.of(
                                new TextPage.Example(
                                        reader.say("texts.for", "Kim Adler"),
                                        List.of("@kim@social.example Guten Tag Kim, wir sind unterwegs. ^MV"),
                                        reader.say("write.length", 212, 500),
                                        false,
                                        ""),
                                new TextPage.Example(
                                        reader.say("texts.for", "nachtfalter"),
                                        List.of("@nachtfalter Guten Tag {{person.firstName}}, wir sind unterwegs. ^MV"),
                                        reader.say("texts.over", reader.say("write.length", 612, 500)),
                                        true,
                                        reader.say("texts.open", "{{person.firstName}}"))));
    }

    ExchangePage file(boolean wrong) {
        return wrong
                ? new ExchangePage(
                        "- name: Stromausfall\n  text: Guten Tag {{person.vorname}}",
                        List.of(reader.say("texts.file.fault", 2, "text", reader.say("texts.nonefound"))),
                        null,
                        List.of())
                : new ExchangePage(
                        "",
                        List.of(),
                        reader.say("texts.file.taken", 2),
                        List.of(
                                new ExchangePage.Line(
                                        "/prewritten-replies/1",
                                        "Stromausfall",
                                        "Deutsch",
                                        reader.say("texts.file.changed"),
                                        false),
                                new ExchangePage.Line(
                                        "/prewritten-replies/2",
                                        "Gruß",
                                        "",
                                        reader.say("texts.file.unchanged"),
                                        true)));
    }

    PickerPage picker() {
        return new PickerPage(
                "Third time this month",
                "/conversations/2",
                "strom",
                "Hello Selin,",
                "public",
                "",
                "",
                reader.say("texts.found", 2),
                List.of(
                        new PickerPage.Option("1", "1.3", "Stromausfall", "Deutsch", "de", "", "Technik", FILLED),
                        new PickerPage.Option(
                                "2",
                                "2.1",
                                "Power cut",
                                "English",
                                "en",
                                "Bluesky",
                                "",
                                "Hello Selin, the power is out.")),
                true);
    }

    /** An answer with something left open, in words that went out before. */
    ComposerView.CountView count(Reader reader) {
        return new ComposerView.CountView(
                reader.say("write.length", 208, 300),
                false,
                "^Lena",
                List.of(),
                "",
                reader.say("write.unfilled", "{{person.firstName}}"),
                new RepeatView(
                        reader.say("write.repeat", 3, reader.now().minusSeconds(86_400), "Mara Vogt"),
                        List.of(
                                new RepeatView.Personal(reader.say("write.theirname"), "Selin A."),
                                new RepeatView.Personal(
                                        reader.say("write.theyasked"),
                                        "Third time this month I can’t log in, and nobody tells me why."))));
    }

    private TextPage.Version version(int no, String by, @Nullable String restore) {
        return new TextPage.Version(
                no,
                "Stromausfall",
                reader.say("texts.sinceby", reader.now().minusSeconds(86_400L * (4 - no)), by),
                POWER,
                "Deutsch · Marktplatz",
                restore);
    }

    private TextsPage.Line line(
            int id,
            String name,
            String language,
            String lang,
            String channels,
            String teams,
            String text,
            int uses,
            int resolved,
            int again,
            int waiting) {
        return new TextsPage.Line(
                id,
                name,
                language,
                lang,
                channels,
                teams,
                SlotText.html(text, reader),
                uses == 0 ? reader.say("texts.unused") : reader.say("texts.used", uses),
                uses == 0
                        ? List.of()
                        : List.of(
                                new TextsPage.Outcome("resolved", reader.say("texts.resolved", resolved), "0", "73"),
                                new TextsPage.Outcome("again", reader.say("texts.again", again), "73", "20"),
                                new TextsPage.Outcome("waiting", reader.say("texts.waiting", waiting), "93", "7")));
    }
}
