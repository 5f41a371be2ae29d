package io.oase.web;

import io.oase.later.Moments;
import java.util.List;
import java.util.stream.IntStream;

/** Sample pages of changing many conversations at once. */
record BulkSamples(Reader reader) {
    BulkChoosePage choose(boolean looked) {
        String text = looked ? "Hallo {{person.firstName|Sie da}}, wir sind dran und melden uns bis 18 Uhr." : "";
        return new BulkChoosePage(
                reader.say("bulk.title", 12),
                IntStream.rangeClosed(1, 12).mapToObj(each -> each + ":" + each).toList(),
                List.of(
                        new BulkChoosePage.Line(
                                "/conversations/1", "Selin A.", "Third time this month I cannot log in"),
                        new BulkChoosePage.Line(
                                "/conversations/2",
                                "Jonas K.",
                                "Seit heute Mittag komme ich nicht mehr hinein, was ist los?")),
                reader.say("bulk.more", 10),
                "/inbox/open",
                looked ? List.of() : List.of(reader.say("write.toolong", 12)),
                List.of(new Choice("1", "Lena Brandt", false), new Choice("none", reader.say("bulk.nobody"), false)),
                List.of(new Choice("1", "Billing", false)),
                List.of("Rechnung", "Störung"),
                "",
                new Moments(reader.now(), reader.zone(), null)
                        .choices().stream()
                                .map(each -> new LaterPage.Moment(
                                        "hour",
                                        reader.say("later.choice.hour"),
                                        new LaterWords(reader).when(each.at())))
                                .toList(),
                "2026-11-20T14:20",
                "",
                "",
                List.of(
                        new Choice("0", reader.say("priority.0"), true),
                        new Choice("2", reader.say("priority.2"), false)),
                true,
                reader.say("bulk.answerhint", "{{person.firstName}}"),
                reader.say("bulk.textexample", "{{person.firstName|…}}"),
                text,
                "",
                List.of(new Choice("4", "Stromausfall", false)),
                List.of(new Choice("", reader.say("bulk.then.open"), true)),
                !looked
                        ? List.of()
                        : List.of(
                                new BulkChoosePage.Preview(
                                        "/conversations/2",
                                        "Jonas K.",
                                        "Mastodon",
                                        "@jonas Hallo Jonas, wir sind dran und melden uns bis 18 Uhr.\n\n— Mara",
                                        "",
                                        new RepeatView(
                                                reader.say(
                                                        "write.repeat",
                                                        2,
                                                        reader.now().minusSeconds(7_200),
                                                        "Mara Vogt"),
                                                List.of(
                                                        new RepeatView.Personal(
                                                                reader.say("write.theyasked"),
                                                                "Seit heute Mittag komme ich nicht mehr hinein, was ist los?")))),
                                new BulkChoosePage.Preview(
                                        "/conversations/4",
                                        "nachtfalter",
                                        "Mastodon",
                                        "@nachtfalter Hallo Sie da, wir sind dran und melden uns bis 18 Uhr.\n\n— Mara",
                                        "",
                                        new RepeatView(
                                                reader.say("bulk.alike", 1),
                                                List.of(new RepeatView.Personal(
                                                        reader.say("write.theyasked"), "Geht bei euch auch nichts?")))),
                                new BulkChoosePage.Preview(
                                        "/conversations/3",
                                        "Frau W.",
                                        "Feed",
                                        "Hallo Sie da, wir sind dran und melden uns bis 18 Uhr.",
                                        reader.say("write.toolong", 12),
                                        null)),
                looked ? BulkPreviews.personal(reader, text, true, 2) : "",
                looked ? 2 : 0,
                looked ? reader.say("bulk.send", 2) : null);
    }

    BulkPage account(boolean going) {
        return new BulkPage(
                7,
                reader.say("bulk.does.answer"),
                going ? "calm" : "near",
                going ? reader.say("bulk.going", 5, 12) : reader.say("bulk.some", 10, 12),
                going
                        ? List.of(reader.say("bulk.done", 5))
                        : List.of(
                                reader.say("bulk.done", 10), reader.say("bulk.same", 1), reader.say("bulk.refused", 1)),
                going,
                going ? 5 : 12,
                12,
                going
                        ? List.of()
                        : List.of(new BulkPage.Line(
                                "/conversations/3",
                                "Frau W.",
                                "Vielen Dank! Eine Frage noch",
                                reader.say("write.nothing", "Feed"))),
                !going,
                null,
                null,
                reader.moment(reader.now().minusSeconds(20)),
                "/");
    }

    BulksPage recent() {
        return new BulksPage(List.of(
                new BulksPage.Line(
                        8,
                        reader.say("bulk.undoing", reader.say("bulk.does.tag", "Störung")),
                        reader.say("bulk.all", 3, 3),
                        reader.moment(reader.now().minusSeconds(300))),
                new BulksPage.Line(
                        7,
                        reader.say("bulk.does.assign", "Lena Brandt"),
                        reader.say("bulk.some", 10, 12),
                        reader.moment(reader.now().minusSeconds(900)))));
    }
}
