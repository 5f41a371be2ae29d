package io.oase.web;

import io.oase.acknowledge.Situation;
import java.util.Arrays;
import java.util.List;

/** Made-up reports and acknowledgements for looking at pages. */
record FigureSamples(Reader reader) {
    /** Told apart by team, two of which are one person each. */
    ReportPage report() {
        return new ReportPage(
                null,
                false,
                null,
                reader.say("reports.from", "26.10.2026", "24.11.2026", "Europe/Berlin"),
                List.of(new Choice("30", reader.say("reports.within.30"), true)),
                false,
                "2026-10-26",
                "2026-11-24",
                List.of(new Choice("", reader.say("reports.anychannel"), true)),
                List.of(new Choice("", reader.say("reports.anytarget"), true)),
                List.of(new Choice("", reader.say("reports.anyteam"), true), new Choice("1", "Technik", false)),
                List.of(),
                List.of(new Choice("first_response", reader.say("clock.first_response"), true)),
                List.of(new Choice("team", reader.say("reports.by.team"), true)),
                List.of(new ReportPage.Card(
                        reader.say("clock.first_response"),
                        cell(reader.say("reports.share"), "91 %", "well"),
                        cell(reader.say("reports.took.opening"), "42 min", ""),
                        cell(reader.say("reports.took.clock"), "1 h 20", ""),
                        null,
                        null,
                        List.of(cell(reader.say("reports.done"), "312", ""), cell(reader.say("reports.open"), "9", "")),
                        null,
                        null)),
                null,
                new ReportPage.Table(
                        reader.say("reports.by.team"),
                        List.of(
                                line(
                                        "Technik", 80, "48 min", "61 min", "2 h 10", "88 %", "201", "6", "1", "1,4 · 1",
                                        "71 %"),
                                line(
                                        reader.say("reports.noteam"),
                                        40,
                                        "31 min",
                                        "40 min",
                                        "1 h 05",
                                        "96 %",
                                        "96",
                                        "2",
                                        "0",
                                        "1,2 · 1",
                                        "80 %"))),
                reader.say("reports.withheld", "Rechnungen, Nachtdienst"),
                null,
                List.of(),
                "/reports/response-times.csv",
                "/reports/response-times.json",
                List.of(new ReportPage.Definition(
                        reader.say("reports.define.median"), reader.say("reports.defined.median"))),
                null);
    }

    /** Switched on by somebody who may no longer do so, with one text that is too long. */
    AcknowledgementPage acknowledgement() {
        return new AcknowledgementPage(
                "Marktplatz",
                "/channels/1/acknowledgement",
                true,
                List.of(
                        new Choice("off", reader.say("acknowledgement.scope.off"), false),
                        new Choice("private", reader.say("acknowledgement.scope.private"), true),
                        new Choice("all", reader.say("acknowledgement.scope.all"), false)),
                null,
                List.of(new AcknowledgementPage.Group(
                        "de",
                        "Deutsch",
                        Arrays.stream(Situation.values())
                                .map(situation -> new AcknowledgementPage.Text(
                                        "texts.de." + situation.id(),
                                        reader.say("acknowledgement.situation." + situation.id()),
                                        "Guten Tag {{person.firstName}}, Ihre Nachricht ist da. {{stop}}",
                                        "Guten Tag Kim, Ihre Nachricht ist da. STOP\n— automatische Antwort",
                                        reader.say(
                                                "acknowledgement.length",
                                                situation == Situation.HOLIDAY ? 612 : 212,
                                                500),
                                        situation == Situation.HOLIDAY,
                                        null))
                                .toList())),
                reader.say("acknowledgement.stopped", "Mara Vogt"),
                null,
                null);
    }

    private static ReportPage.Cell cell(String label, String value, String tone) {
        return new ReportPage.Cell(label, value, null, tone);
    }

    private static ReportPage.Line line(String name, int width, String... values) {
        return new ReportPage.Line(
                name,
                width,
                Arrays.stream(values).map(value -> cell("", value, "")).toList());
    }
}
