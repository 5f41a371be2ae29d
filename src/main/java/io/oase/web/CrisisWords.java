package io.oase.web;

import io.oase.activation.Activation;
import io.oase.activation.Preview;
import io.oase.people.Account;
import io.oase.playbook.Playbook;
import io.oase.playbook.Playbook.FactField;
import io.oase.playbook.Playbook.FactType;
import io.oase.playbook.Shelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What pages say about putting playbooks in force. */
final class CrisisWords {
    /** Of a playbook that has many, these speak for the others. */
    private static final int PHRASES = 2;

    private final Crises crises;

    CrisisWords(Crises crises) {
        this.crises = crises;
    }

    /** What is in force, what could be, and what was. */
    ActivationsPage list(Reader reader, Account me, int shown, List<String> errors) {
        List<Activation> latest = crises.activations().latest(me, Long.MAX_VALUE, shown);
        return new ActivationsPage(
                crises.activations().inForce(me).stream()
                        .map(activation -> CrisisLine.of(activation, reader))
                        .toList(),
                crises.shelf().versions().stream()
                        .map(version -> preview(reader, me, version, null, List.of(), false)
                                .form())
                        .toList(),
                latest.stream()
                        .filter(activation -> !activation.inForce())
                        .map(activation -> past(reader, activation))
                        .toList(),
                errors);
    }

    /** @param asking whether facts are asked for as well */
    ActivatePage preview(
            Reader reader,
            Account me,
            Shelf.Version version,
            @Nullable Long alert,
            List<String> errors,
            boolean asking) {
        Playbook playbook = version.playbook();
        String running = crises.activations().inForce(me).stream()
                .filter(activation ->
                        !activation.drill() && activation.playbook().id().equals(playbook.id()))
                .findFirst()
                .map(activation -> "/activations/" + activation.id())
                .orElse(null);
        List<Preview.Effect> effects = crises.preview().of(me, playbook);
        boolean emergency = ActivationPages.onlyInAnEmergency(me);
        return new ActivatePage(form(reader, version, effects, alert, emergency, running, asking), errors);
    }

    /** @param running address of the activation that is in force already; null for none */
    static ActivateForm form(
            Reader reader,
            Shelf.Version version,
            List<Preview.Effect> effects,
            @Nullable Long alert,
            boolean emergency,
            @Nullable String running,
            boolean asking) {
        Playbook playbook = version.playbook();
        Locale locale = reader.language().locale();
        int gravest = playbook.levels().get(0).level();
        return new ActivateForm(
                playbook.id(),
                playbook.title().in(locale),
                playbook.summary().in(locale),
                version.hash(),
                alert == null ? "" : String.valueOf(alert),
                effects.stream().map(effect -> effect(reader, effect, gravest)).toList(),
                emergency,
                running,
                asking ? facts(playbook, locale) : List.of(),
                effects.stream()
                        .limit(1)
                        .filter(effect -> !effect.strangers().isEmpty())
                        .map(effect -> reader.say("crisis.strangers", quoted(reader, effect.strangers())))
                        .toList());
    }

    static String quoted(Reader reader, List<String> all) {
        return all.stream().map(each -> reader.say("crisis.quoted", each)).collect(Collectors.joining(", "));
    }

    private static ActivateForm.Effect effect(Reader reader, Preview.Effect effect, int gravest) {
        Locale locale = reader.language().locale();
        List<String> what = new ArrayList<>();
        Integer first = effect.firstResponse();
        what.add(first == null ? reader.say("crisis.effect.usual") : reader.say("crisis.effect.first", first));
        what.add(reader.say("crisis.effect.told", effect.told()));
        what.add(
                effect.matching() >= Preview.MOST
                        ? reader.say("crisis.effect.most", Preview.MOST)
                        : reader.say("crisis.effect.matching", effect.matching()));
        if (!effect.uncounted().isEmpty()) {
            what.add(reader.say(
                    "crisis.effect.uncounted",
                    quoted(reader, effect.uncounted().stream().limit(PHRASES).toList()),
                    effect.uncounted().size() > PHRASES ? 1 : 0));
        }
        what.add(reader.say("crisis.effect.held", effect.held()));
        if (!effect.quietChannels().isEmpty()) {
            what.add(reader.say("crisis.effect.quiet", effect.quietChannels().size()));
        }
        return new ActivateForm.Effect(
                effect.level().level(),
                effect.level().name().in(locale),
                effect.level().when().in(locale),
                effect.level().level() == gravest,
                what);
    }

    private static List<ActivateForm.FactInput> facts(Playbook playbook, Locale locale) {
        return playbook.facts().stream()
                .flatMap(fact -> fact.type() == FactType.TEXT
                        ? playbook.languages().stream()
                                .map(language -> input(
                                        fact,
                                        fact.id() + "." + language,
                                        fact.label().in(locale) + " ("
                                                + Locale.forLanguageTag(language)
                                                        .getDisplayLanguage(locale) + ")",
                                        locale))
                        : List.of(input(fact, fact.id(), fact.label().in(locale), locale)).stream())
                .toList();
    }

    private static ActivateForm.FactInput input(FactField fact, String name, String label, Locale locale) {
        String type =
                switch (fact.type()) {
                    case TIME -> "datetime-local";
                    case DATE -> "date";
                    case LINK -> "url";
                    default -> "text";
                };
        String hint = fact.hint() != null
                ? Objects.requireNonNull(fact.hint()).in(locale)
                : fact.example() == null
                        ? ""
                        : Objects.requireNonNull(fact.example()).in(locale);
        return new ActivateForm.FactInput(
                "fact." + name,
                label,
                hint,
                type,
                fact.required(),
                IntStream.range(0, fact.choices().size())
                        .mapToObj(i -> new ActivateForm.Option(
                                String.valueOf(i + 1), fact.choices().get(i).in(locale)))
                        .toList());
    }

    private static ActivationsPage.Past past(Reader reader, Activation activation) {
        Locale locale = reader.language().locale();
        return new ActivationsPage.Past(
                activation.id(),
                activation.playbook().title().in(locale),
                activation.drill(),
                reader.say(
                        "crisis.past",
                        activation.severity().name().in(locale),
                        activation.startedAt(),
                        Objects.requireNonNull(activation.endedAt()),
                        Objects.requireNonNullElse(activation.enderName(), "")));
    }
}
