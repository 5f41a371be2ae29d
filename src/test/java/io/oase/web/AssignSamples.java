package io.oase.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sample pages of who gets what. */
record AssignSamples(Reader reader) {
    private static final Avatar LENA = Avatar.of("Lena Brandt", "lena", null);
    private static final Avatar BEN = Avatar.of("Ben Ott", "ben", null);

    BoardPage board(boolean moved) {
        return new BoardPage(
                moved ? reader.say("board.moved", 2, "Ben Ott") : null,
                moved ? List.of(reader.say("board.refused", 17, "Lena Brandt")) : List.of(),
                List.of(new Choice("", reader.say("board.everybody"), true), new Choice("1", "Billing", false)),
                "",
                List.of(
                        new BoardPage.Lane(
                                "none",
                                reader.say("board.free"),
                                null,
                                reader.say("board.freehint"),
                                "off",
                                false,
                                List.of(
                                        chip(1, "", "Selin A.", "Third time this month I cannot log in", -12),
                                        chip(2, "", "Tomasz M.", "Die neue Version ist langsamer als die alte", 40),
                                        chip(3, "", "Frau W.", "Vielen Dank! Eine Frage noch", null))),
                        new BoardPage.Lane(
                                "1",
                                "Lena Brandt",
                                LENA,
                                reader.say("board.loadof", 7, 7) + " · " + reader.say("board.here"),
                                "here",
                                true,
                                List.of(chip(4, "1", "Jonas K.", "Seit heute Mittag komme ich nicht mehr hinein", 5))),
                        new BoardPage.Lane(
                                "3",
                                "Ben Ott",
                                BEN,
                                reader.say("board.load", 0) + " · " + reader.say("board.notthere"),
                                "off",
                                false,
                                List.of()),
                        new BoardPage.Lane(
                                "4",
                                "Maximiliane Schulze-Hohenlohe",
                                Avatar.of("Maximiliane Schulze-Hohenlohe", "max", null),
                                reader.say("board.load", 1) + " · "
                                        + reader.say("board.away", reader.now().plus(Duration.ofDays(5))),
                                "away",
                                false,
                                List.of(chip(5, "4", "Oduya", "Is there an API?", null)))));
    }

    private BoardPage.Chip chip(long id, String holder, String person, String title, @Nullable Integer minutes) {
        Instant due = minutes == null ? null : reader.now().plus(Duration.ofMinutes(minutes));
        return new BoardPage.Chip(
                id + ":" + holder,
                "/conversations/" + id,
                person,
                title,
                due == null
                        ? null
                        : new Dues(reader).promised(due, reader.now().plus(Duration.ofMinutes(10)), "first_response"));
    }

    RulesPage rules(boolean any) {
        List<RulesPage.Card> cards = List.of(
                new RulesPage.Card(
                        1,
                        1,
                        "Rechnungen",
                        "",
                        "2,1",
                        reader.say("rules.tagged", "Rechnung, invoice"),
                        List.of(
                                reader.say("rules.toteam", "Billing"),
                                reader.say("rules.way.least_loaded"),
                                reader.say("rules.skilledwords"),
                                reader.say("rules.while", "Kundendienst"),
                                reader.say("rules.backwords", 30))),
                new RulesPage.Card(
                        2,
                        2,
                        "All the rest",
                        "2,1",
                        "",
                        reader.say("rules.everything"),
                        List.of(reader.say("rules.way.in_turn"))));
        return new RulesPage(
                any,
                any ? cards : List.of(),
                List.of(
                        new RulesPage.Person(1, "Lena Brandt", LENA, "7", "rechnung, invoice"),
                        new RulesPage.Person(3, "Ben Ott", BEN, "", "")));
    }

    RulePage rule(boolean wrong) {
        return new RulePage(
                "1",
                "3",
                "Rechnungen",
                wrong ? reader.say("assign.newer") : null,
                wrong ? List.of(new Wrong("back_minutes", reader.say("assign.back", 10080))) : List.of(),
                "Rechnungen",
                List.of(new Choice("1", "Mastodon", true), new Choice("2", "Bluesky", false)),
                "Rechnung, invoice",
                "de",
                List.of(
                        new Choice("", reader.say("rules.readers.any"), true),
                        new Choice("true", reader.say("rules.readers.private"), false)),
                List.of(new Choice("", reader.say("rules.anyteam"), true), new Choice("1", "Billing", false)),
                List.of(new Choice("", reader.say("rules.sameteam"), false), new Choice("1", "Billing", true)),
                List.of(
                        new Choice("least_loaded", reader.say("rules.way.least_loaded"), true),
                        new Choice("in_turn", reader.say("rules.way.in_turn"), false),
                        new Choice("pool", reader.say("rules.way.pool"), false)),
                true,
                List.of(new Choice("", reader.say("rules.anytime"), true), new Choice("1", "Kundendienst", false)),
                wrong ? "-1" : "30");
    }

    AbsencesPage absences(boolean any) {
        Instant now = reader.now();
        return new AbsencesPage(
                !any
                        ? List.of()
                        : List.of(
                                new AbsencesPage.Line(
                                        1,
                                        "Maximiliane Schulze-Hohenlohe",
                                        Avatar.of("Maximiliane Schulze-Hohenlohe", "max", null),
                                        reader.say("absences.when", now.minusSeconds(90_000), now.plusSeconds(500_000)),
                                        reader.say("absences.went", "Ben Ott"),
                                        reader.say("absences.now"),
                                        true),
                                new AbsencesPage.Line(
                                        2,
                                        "Lena Brandt",
                                        LENA,
                                        reader.say(
                                                "absences.when", now.plusSeconds(900_000), now.plusSeconds(1_500_000)),
                                        reader.say("absences.willbefree"),
                                        null,
                                        false)),
                any ? List.of(new Choice("1", "Lena Brandt", true), new Choice("3", "Ben Ott", false)) : List.of(),
                List.of(new Choice("", reader.say("absences.nobody"), true), new Choice("3", "Ben Ott", false)),
                "",
                "",
                any ? List.of() : List.of(new Wrong("to", reader.say("assign.absence.to"))),
                "2026-11-20");
    }
}
