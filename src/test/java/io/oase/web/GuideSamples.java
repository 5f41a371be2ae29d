package io.oase.web;

import io.oase.activation.Activation;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.guide.Condition;
import io.oase.guide.Countdown;
import io.oase.guide.Figures;
import io.oase.guide.Item;
import io.oase.guide.Part;
import io.oase.guide.Review;
import io.oase.guide.Sheet;
import io.oase.guide.StandingDown;
import io.oase.people.Account;
import io.oase.people.Role;
import io.oase.playbook.Playbook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages show that guide through a crisis. */
final class GuideSamples {
    private final Reader reader;
    private final CrisisSamples crises;

    GuideSamples(Reader reader) {
        this.reader = reader;
        this.crises = new CrisisSamples(reader);
    }

    Map<String, Samples.Sample> all() {
        Map<String, Samples.Sample> all = new LinkedHashMap<>();
        all.put("crisis-steps", sample("crisis-steps", true, steps()));
        all.put("crisis-roles", sample("crisis-roles", true, roles()));
        all.put("crisis-facts", sample("crisis-facts", true, facts(false)));
        all.put("crisis-facts-wrong", sample("crisis-facts", true, facts(true)));
        all.put("crisis-timeline", sample("crisis-timeline", true, timeline(false)));
        all.put("timeline-paper", sample("timeline-paper", false, timeline(true)));
        all.put("stand-down", sample("stand-down", true, down(false)));
        all.put("stand-down-ready", sample("stand-down", true, down(true)));
        all.put("crisis-review", sample("crisis-review", true, review(false)));
        all.put("crisis-review-closed", sample("crisis-review", true, review(true)));
        return all;
    }

    private Samples.Sample sample(String template, boolean framed, Object page) {
        return new Samples.Sample(template, reader.say("crisis.steps.title"), framed, page);
    }

    private Activation crisis() {
        return crises.activation(1, false, false);
    }

    private Activation drill(boolean over) {
        Activation one = crises.activation(2, true, false);
        return !over
                ? one
                : new Activation(
                        one.id(),
                        one.hash(),
                        one.playbook(),
                        one.level(),
                        true,
                        one.because(),
                        null,
                        one.startedAt(),
                        one.starterId(),
                        one.starterName(),
                        one.leadId(),
                        one.leadName(),
                        null,
                        null,
                        false,
                        null,
                        null,
                        reader.now().minus(Duration.ofMinutes(5)),
                        "Mara Vogt");
    }

    private Instant ago(int minutes) {
        return reader.now().minus(Duration.ofMinutes(minutes));
    }

    private static Account account(long id, String name, Role role) {
        return new Account(
                id,
                name.toLowerCase(Locale.ROOT),
                name,
                "",
                name.substring(0, 1),
                role,
                List.of(),
                "",
                "",
                "",
                true,
                true,
                null,
                Instant.EPOCH);
    }

    private List<Part> parts() {
        return crisis().playbook().roles().stream()
                .map(role -> new Part(
                        role,
                        switch (role.id()) {
                            case "lead" -> List.of(player(3, "Mara Vogt"), player(4, "Timo Roth"));
                            case "publisher" -> List.of(player(2, "Lena Brandt"));
                            case "scribe" -> List.of(new Part.Player(9, "Jonas Weber", ago(40), "Mara Vogt", false));
                            default -> List.<Part.Player>of();
                        }))
                .toList();
    }

    private Part.Player player(long id, String name) {
        return new Part.Player(id, name, ago(47), null, true);
    }

    private StepsPage steps() {
        List<Playbook.Step> steps = crisis().playbook().steps();
        List<Part> parts = parts();
        List<Item> items = List.of(
                new Item(
                        steps.get(0),
                        Item.State.DONE,
                        ago(38),
                        true,
                        "Uwe Lang, 14:02: Strom in Kiel ist weg",
                        "",
                        ago(30),
                        "Mara Vogt",
                        parts.get(0),
                        List.of()),
                new Item(steps.get(1), Item.State.OPEN, ago(3), true, "", "", null, null, parts.get(3), List.of()),
                new Item(
                        again(steps.get(0)),
                        Item.State.OPEN,
                        ago(-12),
                        false,
                        "",
                        "",
                        null,
                        null,
                        parts.get(0),
                        List.of()),
                new Item(
                        steps.get(2),
                        Item.State.OPEN,
                        ago(-22),
                        false,
                        "",
                        "",
                        null,
                        null,
                        parts.get(1),
                        List.of(steps.get(1))),
                new Item(
                        again(steps.get(2)),
                        Item.State.SKIPPED,
                        ago(-22),
                        false,
                        "",
                        "Niemand fragt danach",
                        ago(2),
                        "Lena Brandt",
                        parts.get(1),
                        List.of()));
        return StepsPage.of(
                reader,
                crisis(),
                account(2, "Lena Brandt", Role.AGENT),
                items,
                List.of(new StepsPage.Mine("Publisher", "Publishes, answers, and says what people ask.")),
                "",
                "",
                List.of());
    }

    /** The same by another name. */
    private static Playbook.Step again(Playbook.Step step) {
        return new Playbook.Step(
                step.id() + "-again",
                step.title(),
                step.how(),
                step.role(),
                step.due(),
                step.evidence(),
                step.after(),
                step.levels());
    }

    private RolesPage roles() {
        return RolesPage.of(
                reader,
                crisis(),
                true,
                parts(),
                List.of(
                        new Part.Spell("lead", 2, "Lena Brandt", 0, ago(48), null, ago(40)),
                        new Part.Spell("lead", 3, "Mara Vogt", 0, ago(40), "Lena Brandt", null),
                        new Part.Spell("lead", 4, "Timo Roth", 1, ago(40), "Lena Brandt", null)),
                List.of(
                        account(2, "Lena Brandt", Role.AGENT),
                        account(3, "Mara Vogt", Role.LEAD),
                        account(4, "Timo Roth", Role.COMMS)),
                List.of());
    }

    private FactsPage facts(boolean wrong) {
        List<Sheet.Value> values = List.of(
                new Sheet.Value(1, "what", "de", "Die Automaten in Kiel", ago(40), 3, "Mara Vogt"),
                new Sheet.Value(2, "since", "", ago(70).toString(), ago(38), 3, "Mara Vogt"),
                new Sheet.Value(3, "next_update", "", ago(-20).toString(), ago(12), 2, "Lena Brandt"));
        Activation of = wrong ? drill(false) : crisis();
        return FactsPage.of(
                reader,
                of,
                true,
                new Countdown(of.startedAt(), null, ago(12), ago(wrong ? -20 : 3), null, 30, null, null, null),
                new Sheet(3, values, List.of(of.playbook().facts().get(0))),
                values,
                wrong ? Map.of("status", "status.example") : Map.of(),
                wrong ? Map.of("status", reader.say("crisis.facts.wrong")) : Map.of(),
                wrong ? List.of(reader.say("crisis.facts.wrong")) : List.of());
    }

    private TimelinePage timeline(boolean paper) {
        Activation of = paper ? drill(true) : crisis();
        List<Timeline.Entry> entries = List.of(
                entry(
                        1,
                        48,
                        "Lena Brandt",
                        Happening.ACTIVATED,
                        Map.of("level", 1, "because", "Three towns report it")),
                entry(2, 48, null, Happening.HELD, Map.of("count", 12, "on_their_way", 1)),
                entry(3, 46, "Lena Brandt", Happening.CAST, Map.of("role", "lead", "name", "Mara Vogt", "deputy", 0)),
                entry(4, 40, "Mara Vogt", Happening.FACT, Map.of("fact", "what", "language", "de", "value", "Kiel")),
                entry(5, 38, null, Happening.STEP_LATE, Map.of("step", "confirm")),
                entry(
                        6,
                        33,
                        "Jonas Weber",
                        Happening.ENTRY,
                        Map.of("text", "Uwe hat beim Stromnetz angerufen.\nSie melden sich in einer halben Stunde.")),
                entry(7, 30, "Mara Vogt", Happening.STEP_DONE, Map.of("step", "confirm", "evidence", "Uwe, 14:02")),
                entry(
                        8,
                        24,
                        "Timo Roth",
                        Happening.STATEMENT_ISSUED,
                        Map.of("statement", 1, "version", 2, "template", "holding")),
                entry(9, 24, "Timo Roth", Happening.UPDATE_PROMISED, Map.of("at", ago(-20).toString())),
                entry(10, 9, "Lena Brandt", Happening.DROPPED, Map.of("reply", 5, "conversation", 31)));
        List<Figures.Slice> slices = new ArrayList<>();
        int[] in = {1, 0, 2, 1, 4, 9, 23, 31, 26, 14, 9};
        for (int place = 0; place < in.length; place++) {
            slices.add(new Figures.Slice(place, in[place], place < 6 ? 0 : in[place] * 2 / 3));
        }
        return TimelinePage.of(
                reader,
                of,
                true,
                new Figures(Duration.ofMinutes(48), 41, 128, 52, Duration.ofMinutes(11), 2, 1),
                new Figures.Course(of.startedAt().minus(Duration.ofHours(1)), Duration.ofMinutes(10), 11, slices),
                entries,
                entries,
                paper ? entries.size() - 1 : TimelinePage.SHOWN,
                paper,
                "",
                List.of());
    }

    private Timeline.Entry entry(long id, int minutes, @Nullable String who, Happening kind, Map<String, Object> data) {
        return new Timeline.Entry(id, ago(minutes), who == null ? null : Long.valueOf(3), who, kind, data);
    }

    private StandDownPage down(boolean ready) {
        List<Playbook.Condition> conditions = crisis().playbook().standingDown();
        return StandDownPage.of(
                reader,
                ready ? drill(false) : crisis(),
                true,
                true,
                new StandingDown.Readiness(
                        List.of(
                                new Condition(conditions.get(0), ago(20), "Mara Vogt"),
                                ready
                                        ? new Condition(conditions.get(1), ago(4), "Timo Roth")
                                        : new Condition(conditions.get(1), null, null)),
                        ready ? 0 : 3,
                        3L,
                        ago(-7200)),
                ready ? 1 : 0,
                List.of(new Choice("3", "Mara Vogt", true), new Choice("4", "Timo Roth", false)),
                "",
                ready ? List.of() : List.of(reader.say("crisis.down.notready")));
    }

    private ReviewPage review(boolean closed) {
        String text = """
                # Nachbesprechung: Automaten außer Betrieb

                **Übung – nichts davon ist wirklich geschehen.**

                In Kraft von 24.11.2026 13:32 (Lena Brandt) bis 24.11.2026 14:20 (Mara Vogt).

                > Three towns report it

                ## Zahlen

                - Dauer: 48 min
                - Eingegangene Beiträge: 128
                - Zeit bis zur ersten Antwort (Median): 11 min

                ## Fragen

                ### Was hat gefehlt?

                Wir haben zu spät gesagt, was \\*genau\\* ausgefallen ist.
                """;
        Review review = new Review(
                8,
                3,
                "Mara Vogt",
                ago(-7200),
                2,
                text,
                "de",
                ago(2),
                "Mara Vogt",
                closed ? ago(1) : null,
                closed ? "Mara Vogt" : null);
        List<Review.Version> versions =
                List.of(new Review.Version(2, text, ago(2), "Mara Vogt"), new Review.Version(1, text, ago(5), null));
        return ReviewPage.of(
                reader,
                drill(true),
                review,
                versions,
                versions.get(0),
                true,
                "",
                List.of(new Choice("3", "Mara Vogt", true), new Choice("4", "Timo Roth", false)),
                List.of());
    }
}
