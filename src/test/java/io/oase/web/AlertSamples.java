package io.oase.web;

import io.oase.alert.Alert;
import io.oase.alert.Watched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the pages about alerts show. */
final class AlertSamples {
    private final Reader reader;
    private final boolean german;

    AlertSamples(Reader reader) {
        this.reader = reader;
        this.german = reader.language().locale().getLanguage().equals("de");
    }

    AlertsPage list() {
        return new AlertsPage(
                List.of(
                        new AlertsPage.Line(
                                "/alerts/4",
                                t("Outage", "Ausfall"),
                                "late",
                                reader.say("alerts.state.open"),
                                why() + " " + usual(),
                                ago(9),
                                ""),
                        new AlertsPage.Line(
                                "/alerts/3",
                                reader.say("alerts.everything"),
                                "quiet",
                                reader.say("alerts.state.silenced"),
                                reader.say("alerts.whyall", 64, 30, "10:20", "10:50", 71) + " " + usual(),
                                ago(190),
                                silenced())),
                List.of(new AlertsPage.Line(
                        "/alerts/2",
                        t("Warm water", "Warmwasser"),
                        "quiet",
                        reader.say("alerts.state.over"),
                        why() + " " + usual(),
                        ago(12_000),
                        "")),
                "/alerts?cursor=2",
                List.of(
                        new AlertsPage.Topic(reader.say("alerts.everything"), "", ""),
                        new AlertsPage.Topic(
                                t("Outage", "Ausfall"),
                                reader.say("alerts.watchedof", t("Service outage", "Störung eines Dienstes")),
                                "*ausfall, Störung, geht nicht, outage, is down"),
                        new AlertsPage.Topic(
                                reader.say("alerts.ratings"),
                                reader.say("alerts.watchedof", t("Service outage", "Störung eines Dienstes")),
                                new AlertWords(reader).asked(rating(), new Watched.Ratings(2, 120)))));
    }

    private static Watched rating() {
        return new Watched(
                "service-outage", null, "ratings", null, List.of(), 5, new Watched.Ratings(2, 120), List.of("all"));
    }

    AlertsPage calm() {
        return new AlertsPage(
                List.of(), List.of(), null, List.of(new AlertsPage.Topic(reader.say("alerts.everything"), "", "")));
    }

    AlertPage one() {
        return page(false, List.of());
    }

    AlertPage wrong() {
        return page(false, List.of(t("Say why, in 1 to 500 characters.", "Sagen Sie in 1 bis 500 Zeichen, warum.")));
    }

    AlertPage silent() {
        return page(true, List.of());
    }

    private AlertPage page(boolean silent, List<String> problems) {
        return new AlertPage(
                4,
                t("Outage", "Ausfall"),
                silent ? "quiet" : "late",
                reader.say(silent ? "alerts.state.silenced" : "alerts.state.open"),
                reader.say("alerts.noticed", Samples.NOW.minus(Duration.ofMinutes(31))),
                null,
                List.of(why(), usual(), reader.say("alerts.chance", 1_000_000)),
                reader.say("alerts.sofar", 88, 120),
                List.of(
                        new AlertPage.Word("Ausfall", 21),
                        new AlertPage.Word("Störung", 9),
                        new AlertPage.Word("geht nicht", 4)),
                reader.say("alerts.first"),
                post(
                        "Selin A.",
                        33,
                        t(
                                "Is this an outage again? Nothing works since eight.",
                                "Schon wieder ein Ausfall? Seit acht geht nichts.")),
                reader.say("alerts.posts"),
                List.of(
                        post(
                                "Jonas Weber",
                                2,
                                t(
                                        "Outage in the whole town, what is going on?",
                                        "Ausfall in der ganzen Stadt, was ist da los?")),
                        post(
                                "@dieters_dachgarten_mit_einem_sehr_langen_namen@mastodon.example",
                                3,
                                "Störung!\nhttps://example.org/" + "x".repeat(120)),
                        post("Amir", 5, t("Does it work for anybody?", "Geht es bei irgendwem?"))),
                figure(),
                silent
                        ? null
                        : new AlertPage.Proposal(
                                t("Service outage", "Störung eines Dienstes"),
                                "/activations/new?playbook=service-outage&alert=4"),
                null,
                silent,
                true,
                !silent,
                silent ? silenced() : null,
                List.of(
                        new Choice("1", reader.say("alerts.hours", 1), false),
                        new Choice("4", reader.say("alerts.hours", 4), true),
                        new Choice("24", reader.say("alerts.hours", 24), false),
                        new Choice("168", reader.say("alerts.hours", 168), false)),
                "",
                problems);
    }

    private AlertPage.Figure figure() {
        int[] people = {0, 1, 0, 0, 2, 0, 0, 1, 0, 3, 0, 1, 4, 27, 31, 24, 16};
        List<AlertPage.Bar> bars = new ArrayList<>();
        StringBuilder usual = new StringBuilder();
        double step = 720.0 / people.length;
        for (int i = 0; i < people.length; i++) {
            int height = people[i] == 0 ? 0 : Math.max(2, people[i] * 114 / 31);
            int left = (int) Math.round(i * step);
            if (height > 0) {
                bars.add(new AlertPage.Bar(
                        left,
                        120 - height,
                        height,
                        i > 12 ? "many" : "in",
                        reader.say("alerts.bar", "%02d:%d0".formatted(11 + i / 6, i % 6), people[i], "0.8")));
            }
            int y = i < 6 ? 114 : 117;
            usual.append(left)
                    .append(',')
                    .append(y)
                    .append(' ')
                    .append((int) Math.round((i + 1) * step))
                    .append(',')
                    .append(y)
                    .append(' ');
        }
        return new AlertPage.Figure(
                bars,
                24,
                usual.toString().strip(),
                "31",
                List.of(new DayPage.Mark(0, "11:00"), new DayPage.Mark(254, "12:00"), new DayPage.Mark(508, "13:00")));
    }

    private String why() {
        return reader.say("alerts.why", 27, 10, "13:00", "13:10", 31, "Ausfall, Störung");
    }

    private String usual() {
        return reader.say("alerts.usual", reader.say("alerts.usual.here", "Mastodon"), german ? "0,8" : "0.8");
    }

    private String silenced() {
        return reader.say(
                "alerts.silenced",
                "Mara Vogt",
                Samples.NOW.plus(Duration.ofHours(3)),
                t("our prize draw, everybody answers with the word", "unser Gewinnspiel, alle antworten mit dem Wort"));
    }

    private AlertPage.Post post(String person, int minutes, String text) {
        return new AlertPage.Post("/conversations/" + minutes, person, "Mastodon", ago(minutes), null, text);
    }

    /** Of ratings: as they are said about an alert. */
    AlertPage rated() {
        AlertWords words = new AlertWords(reader);
        Alert alert = new Alert(
                5,
                "service-outage",
                null,
                "service-outage:ratings",
                null,
                new Alert.Place(3, "App Store"),
                Samples.NOW.minus(Duration.ofMinutes(11)),
                Samples.NOW,
                null,
                new Alert.Grounds(
                        Samples.NOW.minus(Duration.ofMinutes(104)),
                        120,
                        7,
                        8,
                        0.4,
                        null,
                        null,
                        Map.of(),
                        new Alert.Rule(2, 5)),
                7,
                8,
                null,
                null);
        return new AlertPage(
                5,
                words.name(alert),
                "late",
                reader.say("alerts.state.open"),
                reader.say("alerts.noticed", alert.noticedAt()),
                null,
                words.why(alert),
                reader.say("alerts.ratedsofar", 7, 8),
                List.of(),
                reader.say("alerts.firstreview"),
                review("Nordlicht77", 104, 1, t("Crashes since the update.", "Seit dem Update stürzt sie ab.")),
                reader.say("alerts.reviews"),
                List.of(
                        review("Kim", 4, 2, t("Signing in takes three tries.", "Anmelden klappt beim dritten Mal.")),
                        review(
                                "Nordlicht77",
                                104,
                                1,
                                t("Crashes since the update.", "Seit dem Update stürzt sie ab."))),
                figure(),
                new AlertPage.Proposal(
                        t("Service outage", "Störung eines Dienstes"),
                        "/activations/new?playbook=service-outage&alert=5"),
                null,
                false,
                true,
                false,
                null,
                List.of(),
                "",
                List.of());
    }

    private AlertPage.Post review(String person, int minutes, int stars, String text) {
        return new AlertPage.Post(
                "/conversations/" + minutes, person, "App Store", ago(minutes), Rating.of(reader, stars), text);
    }

    private Moment ago(int minutes) {
        Instant at = Samples.NOW.minus(Duration.ofMinutes(minutes));
        return reader.moment(at);
    }

    private String t(String english, String deutsch) {
        return german ? deutsch : english;
    }
}
