package io.oase.web;

import io.oase.activation.Activation;
import io.oase.activation.Happening;
import io.oase.activation.Preview;
import io.oase.people.Account;
import io.oase.people.Role;
import io.oase.playbook.Playbook;
import io.oase.playbook.Shelf;
import io.oase.testing.PlaybookShelf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the pages of playbooks in force show. */
final class CrisisSamples {
    private final Reader reader;
    private final Playbook playbook = PlaybookShelf.outage();

    CrisisSamples(Reader reader) {
        this.reader = reader;
    }

    Map<String, Samples.Sample> all() {
        String title = reader.say("nav.activations");
        String name = playbook.title().in(reader.language().locale());
        return Map.of(
                "activations",
                new Samples.Sample("activations", title, true, list(true)),
                "activations-none",
                new Samples.Sample(
                        "activations", title, true, new ActivationsPage(List.of(), List.of(), List.of(), List.of())),
                "activate",
                new Samples.Sample("activate", name, true, new ActivatePage(form(false, true), List.of())),
                "activate-emergency",
                new Samples.Sample(
                        "activate",
                        name,
                        true,
                        new ActivatePage(form(true, false), List.of(reader.say("crisis.newer")))),
                "activation",
                new Samples.Sample("activation", name, true, page(1, false, true)),
                "activation-drill",
                new Samples.Sample("activation", name, true, page(2, true, false)),
                "held-replies",
                new Samples.Sample("held-replies", name, true, held(true)),
                "held-replies-none",
                new Samples.Sample("held-replies", name, true, held(false)));
    }

    /** In force: one for real, and a drill. */
    List<CrisisLine> now() {
        return List.of(
                CrisisLine.of(activation(1, false, true), reader), CrisisLine.of(activation(2, true, false), reader));
    }

    Activation activation(int level, boolean drill, boolean glass) {
        Instant began = reader.now().minus(Duration.ofMinutes(48));
        return new Activation(
                drill ? 8 : 7,
                "a".repeat(64),
                playbook,
                level,
                drill,
                "Three towns report it",
                null,
                began,
                2,
                "Lena Brandt",
                drill ? 3L : null,
                drill ? "Mara Vogt" : null,
                reader.now().plus(drill ? Duration.ofMinutes(12).plusSeconds(34) : Duration.ofMinutes(-3)),
                null,
                glass,
                null,
                null,
                null,
                null);
    }

    private ActivationPage page(int level, boolean drill, boolean glass) {
        Shelf.Version newer = new Shelf.Version("b".repeat(64), playbook, reader.now());
        return ActivationPage.of(
                reader,
                activation(level, drill, glass),
                drill ? newer : null,
                mara(),
                Set.of(Happening.FACT),
                List.of());
    }

    private ActivationsPage list(boolean running) {
        return new ActivationsPage(
                now(),
                List.of(form(false, false), another(form(false, false))),
                List.of(new ActivationsPage.Past(
                        3,
                        form(false, false).title(),
                        true,
                        reader.say(
                                "crisis.past",
                                "Medium",
                                reader.now().minus(Duration.ofDays(40)),
                                reader.now().minus(Duration.ofDays(39)),
                                "Mara Vogt"))),
                List.of());
    }

    private static ActivateForm another(ActivateForm form) {
        return new ActivateForm(
                "breach",
                form.title(),
                form.summary(),
                form.hash(),
                "",
                form.effects(),
                false,
                null,
                List.of(),
                List.of());
    }

    private ActivateForm form(boolean emergency, boolean asking) {
        Shelf.Version version = new Shelf.Version("a".repeat(64), playbook, reader.now());
        return CrisisWords.form(reader, version, effects(), null, emergency, null, asking);
    }

    private List<Preview.Effect> effects() {
        return playbook.levels().stream()
                .map(level -> new Preview.Effect(
                        level,
                        List.of("Mastodon", "Bluesky", "App reviews"),
                        12,
                        214,
                        List.of("geht nicht mehr", "is down"),
                        12 - 3 * level.level(),
                        List.of("Uwe Test"),
                        level.targets() == null ? null : level.targets().firstResponse()))
                .toList();
    }

    private HeldPage held(boolean some) {
        return new HeldPage(
                ActivationTabs.of(reader, activation(1, false, true), "held"),
                7,
                some ? List.of(card(41, null, null), card(42, reader.say("crisis.held.newer", 2), null)) : List.of(),
                some
                        ? List.of(card(40, null, reader.say("crisis.held.released", "Mara Vogt", reader.now())))
                        : List.of(),
                List.of());
    }

    private HeldPage.Card card(long id, @Nullable String warning, @Nullable String outcome) {
        return new HeldPage.Card(
                id,
                21,
                "The machine in Kiel took my money",
                "Mastodon",
                "Selin A.",
                "The machine in Kiel took my money and gave me nothing. What now?",
                "Ben Okafor",
                "Hello Selin, sorry about that. Please send us the number on the machine, and you get it back.",
                reader.moment(reader.now().minus(Duration.ofMinutes(55))),
                warning,
                outcome,
                outcome == null,
                outcome == null);
    }

    private Account mara() {
        return new Account(
                3,
                "mara@oase.example",
                "Mara Vogt",
                "",
                "MV",
                Role.LEAD,
                List.of(),
                "",
                "",
                "",
                true,
                true,
                null,
                reader.now());
    }
}
