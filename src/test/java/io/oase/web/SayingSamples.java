package io.oase.web;

import io.oase.activation.Activation;
import io.oase.base.Said;
import io.oase.playbook.Playbook;
import io.oase.statement.Looks.Fit;
import io.oase.statement.Looks.Look;
import io.oase.statement.Round;
import io.oase.statement.Statement;
import io.oase.statement.Wording;
import io.oase.testing.PlaybookShelf;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the pages for saying one thing to many show. */
final class SayingSamples {
    private static final Wording HOLDING = new Wording(
            Map.of(
                    "de",
                    List.of(
                            "Guten Tag {{person.firstName|}}, die Automaten in Kiel sind seit 8:30 gestört. Nächste Nachricht um 10:00.",
                            "Es tut uns leid, {{person.firstName|}}: Die Automaten in Kiel geben seit 8:30 nichts aus. Mehr um 10:00."),
                    "en",
                    List.of(
                            "Hello {{person.firstName|}}, the machines in Kiel have been out of order since 8:30. Next update at 10:00.",
                            "We are sorry, {{person.firstName|}}: the machines in Kiel give nothing since 8:30. More at 10:00.")));

    private final Reader reader;
    private final Playbook playbook = PlaybookShelf.outage();
    private final Activation crisis;

    SayingSamples(Reader reader) {
        this.reader = reader;
        crisis = new CrisisSamples(reader).activation(1, false, false);
    }

    Map<String, Samples.Sample> all() {
        Map<String, Samples.Sample> all = new HashMap<>();
        put(all, "statements", "statements", list(true));
        put(all, "statements-none", "statements", list(false));
        put(all, "statement-new", "statement-new", fresh());
        put(all, "statement-asked", "statement", one(statement(Statement.State.ASKED), true));
        put(all, "statement-issued", "statement", one(statement(Statement.State.ISSUED), false));
        put(all, "round", "round", round(false));
        put(all, "round-running", "round", round(true));
        put(all, "crowd", "crowd", crowd("unanswered"));
        put(all, "crowd-answered", "crowd", crowd("answered"));
        put(all, "crowd-none", "crowd", crowd("aside"));
        put(all, "let-go", "let-go", letGo(true));
        put(all, "let-go-none", "let-go", letGo(false));
        put(all, "adding", "adding", adding("kanal:mastodon automat", 37, 33));
        put(all, "adding-none", "adding", adding("von:niemand", 0, 0));
        all.put("belongs", new Samples.Sample("belongs", reader.say("crowd.belongs"), true, belongs()));
        return all;
    }

    private void put(Map<String, Samples.Sample> all, String name, String template, Object page) {
        all.put(name, new Samples.Sample(template, reader.say("statements.title"), true, page));
    }

    private Instant ago(int minutes) {
        return reader.now().minus(Duration.ofMinutes(minutes));
    }

    private Statement statement(Statement.State state) {
        boolean issued = state == Statement.State.ISSUED;
        return new Statement(
                12,
                7,
                "holding",
                Playbook.Phase.HOLDING,
                Playbook.Audience.PUBLIC,
                List.of("all"),
                state,
                2,
                HOLDING,
                HOLDING,
                4,
                "a".repeat(64),
                2,
                "Lena Brandt",
                ago(22),
                Set.of(2L),
                ago(14),
                "Lena Brandt",
                Set.of(io.oase.people.Role.COMMS, io.oase.people.Role.LEAD),
                reader.now().plus(Duration.ofMinutes(6)),
                false,
                false,
                issued ? 3L : null,
                issued ? "Mara Vogt" : null,
                issued ? ago(9) : null,
                "",
                issued ? ago(9) : null,
                null,
                null,
                "",
                null,
                issued ? 37 : 0);
    }

    private StatementsPage list(boolean some) {
        List<StatementsPage.Template> templates = playbook.statements().stream()
                .map(each -> new StatementsPage.Template(
                        "/activations/7/statements/new?template=" + each.id(),
                        StatementWords.title(reader, each.phase()),
                        reader.say("statements.audience." + each.audience().id()),
                        each.phase() == Playbook.Phase.ACKNOWLEDGEMENT
                                ? ""
                                : reader.say(
                                        "statements.missing",
                                        playbook.facts()
                                                .get(0)
                                                .label()
                                                .in(reader.language().locale()))))
                .toList();
        return new StatementsPage(
                ActivationTabs.of(reader, crisis, "statements"),
                7,
                some ? null : "Noch fragt niemand danach.",
                some ? "" : reader.say("statements.silenceby", "Mara Vogt", ago(20)),
                "Solange niemand fragt.",
                true,
                true,
                templates,
                some
                        ? List.of(line(statement(Statement.State.ASKED)), line(statement(Statement.State.DRAFT)))
                        : List.of(),
                some ? List.of(line(statement(Statement.State.ISSUED))) : List.of(),
                List.of(),
                List.of());
    }

    private StatementsPage.Line line(Statement said) {
        return new StatementsPage.Line(
                "/activations/7/statements/12",
                StatementWords.title(reader, said.phase()),
                to(),
                StatementWords.state(reader, said),
                StatementWords.tone(said),
                StatementWords.icon(said),
                StatementTexts.bits(reader, said.filled().in().get("de").get(0)).stream()
                        .map(StatementPage.Bit::text)
                        .collect(java.util.stream.Collectors.joining()),
                String.join(
                        " · ",
                        StatementWords.story(reader, said).get(0),
                        reader.say("statements.version", 2),
                        reader.say("statements.reached", said.reached())));
    }

    private String to() {
        return reader.say("statements.audience.public") + " · " + reader.say("statements.everywhere");
    }

    private StatementPage fresh() {
        return page(
                0,
                "",
                "calm",
                "pen",
                0,
                List.of(),
                reader.say("statements.missing", "Was ist ausgefallen?"),
                List.of(),
                true,
                null,
                null,
                List.of(),
                false,
                null,
                List.of(reader.say("saying.because")));
    }

    private StatementPage one(Statement said, boolean approver) {
        List<Fit> fits = Stream.of("de", "en")
                .flatMap(language -> Stream.of(0, 1)
                        .flatMap(i -> Stream.of(
                                new Fit(language, i, "Mastodon", 164 + i, 500, 1),
                                new Fit(
                                        language,
                                        i,
                                        "Bluesky",
                                        152 + i,
                                        300,
                                        i == 1 && language.equals("de") ? 2 : 1))))
                .toList();
        StatementPage.Answering answering = new StatementPage.Answering(
                false,
                List.of(new Choice("unanswered", reader.say("crowd.unanswered"), true)),
                List.of(new Choice("", reader.say("saying.channelany"), true)),
                List.of(new Choice("", reader.say("saying.languageany"), true)),
                List.of(new Choice("open", reader.say("saying.then.open"), true)));
        return page(
                12,
                StatementWords.state(reader, said),
                StatementWords.tone(said),
                StatementWords.icon(said),
                2,
                StatementWords.story(reader, said),
                "",
                StatementTexts.spoken(reader, said.filled(), fits),
                approver,
                null,
                approver ? reader.say("saying.approve", 2) : null,
                approver
                        ? List.of(
                                reader.say("saying.whoapproves", "Kommunikation, Leitung"),
                                reader.say("saying.until", reader.now().plusSeconds(360)) + " "
                                        + reader.say("saying.thenwait"))
                        : List.of(),
                !approver,
                approver ? null : answering,
                List.of());
    }

    private StatementPage page(
            long number,
            String state,
            String tone,
            String icon,
            int version,
            List<String> story,
            String missing,
            List<StatementPage.Spoken> words,
            boolean editable,
            @Nullable String ask,
            @Nullable String approve,
            List<String> deciding,
            boolean holds,
            StatementPage.@Nullable Answering answering,
            List<String> errors) {
        return new StatementPage(
                ActivationTabs.of(reader, crisis, "statements"),
                7,
                number,
                "holding",
                StatementWords.title(reader, Playbook.Phase.HOLDING),
                to(),
                state,
                tone,
                icon,
                version,
                story,
                missing,
                editable && number > 0,
                words,
                editable ? StatementTexts.fields(reader, List.of("de", "en"), HOLDING.in()) : List.of(),
                editable,
                ask,
                approve,
                deciding,
                false,
                holds,
                answering,
                holds
                        ? List.of(new StatementPage.RoundLine(
                                "/activations/7/statements/12/answers/3",
                                reader.say("round.title", 40),
                                reader.say("round.done", 37) + " · " + reader.say("round.refused", 3),
                                reader.moment(ago(8))))
                        : List.of(),
                holds
                        ? List.of(new StatementPage.Elsewhere(
                                "https://status.oase.example/17", "Mara Vogt", reader.moment(ago(7))))
                        : List.of(),
                holds,
                false,
                null,
                number == 0
                        ? List.of()
                        : List.of(new StatementPage.Version(
                                reader.say("statements.version", 1),
                                "Lena Brandt",
                                reader.moment(ago(22)),
                                StatementTexts.spoken(reader, HOLDING, List.of()))),
                errors);
    }

    private RoundPage round(boolean running) {
        Round round = new Round(
                3,
                7,
                12,
                2,
                2,
                "Lena Brandt",
                false,
                null,
                ago(8),
                running ? ago(7) : null,
                null,
                null,
                null,
                40,
                running ? 0 : 39,
                running ? 21 : 0,
                running ? 17 : 0,
                running ? 2 : 1,
                0,
                0);
        return RoundPages.page(
                reader,
                crisis,
                statement(Statement.State.ISSUED),
                round,
                List.of(
                        look(0, "Selin A.", "de", running ? "done" : "prepared", null),
                        look(
                                1,
                                "Jonas K.",
                                "de",
                                running ? "refused" : "prepared",
                                running ? Said.of("write.newer", 1) : null),
                        look(2, "Priya R.", "en", running ? "waiting" : "prepared", null)),
                true,
                List.of());
    }

    private static Look look(int place, String person, String language, String state, @Nullable Said trouble) {
        String text = HOLDING.in().get(language).get(place % 2).replace("{{person.firstName|}}", person.split(" ")[0]);
        return new Look(
                new Round.Answer(
                        21 + place,
                        place,
                        person,
                        "Automat",
                        "Mastodon",
                        language,
                        place % 2,
                        state,
                        text,
                        null,
                        null,
                        trouble),
                "@somebody " + text + " — Lena",
                trouble == null ? 171 : 0,
                trouble == null ? 500 : 0,
                trouble);
    }

    private CrowdPage crowd(String column) {
        boolean answered = column.equals("answered");
        List<CrowdPage.Card> cards = column.equals("aside")
                ? List.of()
                : List.of(
                        card(21, "Selin A.", "The machine in Kiel took my money", answered, ""),
                        card(22, "Jonas K.", "Seit heute früh kommt am Bahnhof nichts mehr heraus", answered, ""),
                        card(
                                23,
                                "Frau Dr. Wiebke von der Heide-Schmidt",
                                "Was ist da los?",
                                answered,
                                answered ? "" : reader.say("crowd.why", reader.say("write.newer", 1))));
        return new CrowdPage(
                ActivationTabs.of(reader, crisis, "conversations"),
                7,
                Stream.of("unanswered", "again", "answered", "aside")
                        .map(each -> new CrowdPage.Column(
                                "/activations/7/conversations?column=" + each,
                                reader.say("crowd." + each),
                                each.equals("unanswered") ? "999+" : each.equals("aside") ? "0" : "37",
                                each.equals(column)))
                        .toList(),
                column,
                !column.equals("aside"),
                reader.say("crowd.none." + column),
                reader.say("crowd.nonehint.add"),
                cards,
                List.of(new Choice("", reader.say("saying.channelany"), true), new Choice("1", "Mastodon", false)),
                List.of(new Choice("", reader.say("saying.languageany"), true)),
                false,
                List.of(
                        new Choice("12", StatementWords.title(reader, Playbook.Phase.HOLDING) + " · 14:11", false),
                        new Choice(
                                "11",
                                StatementWords.title(reader, Playbook.Phase.ACKNOWLEDGEMENT) + " · 13:40",
                                false)),
                List.of(),
                CrowdWords.as(reader),
                List.of(new Choice("a3", "Mara Vogt", false), new Choice("t1", "Presse", false)),
                true,
                answered ? "" : reader.say("crowd.gone", 4, "4"),
                answered ? reader.say("crowd.added", 12) : null,
                null,
                column.equals("unanswered") ? "/activations/7/conversations?column=unanswered&after=23" : null,
                List.of());
    }

    private CrowdPage.Card card(long id, String person, String title, boolean answered, String why) {
        return new CrowdPage.Card(
                id,
                person,
                title,
                "",
                "Mastodon",
                reader.say("crowd.how.words"),
                answered ? null : reader.since(ago(34)),
                answered
                        ? reader.say("crowd.said", StatementWords.title(reader, Playbook.Phase.HOLDING), "Lena Brandt")
                        : why,
                answered ? "well" : why.isEmpty() ? "quiet" : "late",
                "",
                "",
                false);
    }

    private LetGoPage letGo(boolean some) {
        return new LetGoPage(
                ActivationTabs.of(reader, crisis, "conversations"),
                7,
                some
                        ? List.of(
                                gone(
                                        31,
                                        "Selin A.",
                                        "Geht bei euch das WLAN?",
                                        "Es geht um das WLAN im Zug, nicht um die Automaten."),
                                gone(32, "Frau Dr. Wiebke von der Heide-Schmidt", "What a machine!", ""))
                        : List.of(),
                true,
                null,
                some ? "/activations/7/conversations/let-go?before=4" : null,
                List.of());
    }

    private LetGoPage.Line gone(long id, String person, String title, String because) {
        return new LetGoPage.Line(
                id, "/conversations/" + id, person, title, "Mastodon", "Ben Okafor", reader.moment(ago(12)), because);
    }

    private AddingPage adding(String search, int count, int fresh) {
        return new AddingPage(
                ActivationTabs.of(reader, crisis, "conversations"),
                7,
                search,
                count == 0 ? "" : reader.say("adding.found", count),
                count == fresh ? "" : reader.say("adding.belong", count - fresh),
                count == 0
                        ? List.of()
                        : List.of(
                                found(21, "Selin A.", "The machine in Kiel took my money"),
                                found(22, "Jonas K.", "Seit heute früh kommt am Bahnhof nichts mehr heraus")),
                count == 0 ? "" : reader.say("adding.first", 2),
                fresh == 0 ? "" : reader.say("adding.add", fresh),
                count == 0,
                List.of());
    }

    private AddingPage.Line found(long id, String person, String title) {
        return new AddingPage.Line(
                "/conversations/" + id, person, title, "Hallo? Ist da jemand?", "Mastodon", reader.moment(ago(50)));
    }

    private BelongsPage belongs() {
        List<CrisisLine> now = new CrisisSamples(reader).now();
        return new BelongsPage(
                21,
                "/conversations/21",
                "The machine in Kiel took my money",
                "Selin A.",
                List.of(
                        new BelongsPage.Line(7, now.get(0), "/conversations/21/crises/7", true),
                        new BelongsPage.Line(8, now.get(1), "/conversations/21/crises/8", false)),
                CrowdWords.as(reader),
                List.of(new Choice("a3", "Mara Vogt", false)),
                List.of());
    }
}
