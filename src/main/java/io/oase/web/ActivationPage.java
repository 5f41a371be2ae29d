package io.oase.web;

import io.oase.activation.Activation;
import io.oase.activation.Happening;
import io.oase.base.Refused;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.playbook.Playbook;
import io.oase.playbook.Playbook.Manners;
import io.oase.playbook.Shelf;
import io.oase.playbook.Worded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to do: the first page of a playbook in force.
 *
 * @param began who put it in force and why, in words
 * @param countersign null: nothing is to be countersigned; otherwise what is said about it
 * @param maySign whether whoever looks can countersign
 * @param newer whether the playbook has been changed since; this activation keeps the version it began with
 * @param mayChange whether whoever looks can change the severity
 * @param tries of a drill: what to try, in order; empty for the real thing
 * @param guide for whoever leads, as HTML
 */
public record ActivationPage(
        ActivationTabs head,
        long id,
        String playbook,
        String when,
        String began,
        @Nullable String countersign,
        boolean maySign,
        boolean newer,
        boolean mayChange,
        List<Severity> severities,
        List<Try> tries,
        String guide,
        List<String> doThis,
        List<String> doNot,
        List<String> press,
        List<Question> questions,
        List<Reach> contacts,
        List<String> errors) {
    public ActivationPage {
        severities = List.copyOf(severities);
        tries = List.copyOf(tries);
        doThis = List.copyOf(doThis);
        doNot = List.copyOf(doNot);
        press = List.copyOf(press);
        questions = List.copyOf(questions);
        contacts = List.copyOf(contacts);
        errors = List.copyOf(errors);
    }

    /** One of its severities. */
    public record Severity(int level, String name, String when, boolean current) {}

    /**
     * Something to try in a drill.
     *
     * @param done whether somebody has
     */
    public record Try(String words, String hint, String url, boolean done) {}

    /** What people ask, and what is answered. */
    public record Question(String question, String answer) {}

    /** Somebody to turn to. */
    public record Reach(String who, String why, String how) {}

    static ActivationPage of(
            Reader reader,
            Activation activation,
            Shelf.@Nullable Version current,
            Account me,
            Set<Happening> happened,
            List<String> errors) {
        Playbook playbook = activation.playbook();
        Locale locale = reader.language().locale();
        boolean open = activation.glassBroken() && activation.countersignedAt() == null;
        Manners manners = playbook.manners();
        return new ActivationPage(
                ActivationTabs.of(reader, activation, ""),
                activation.id(),
                playbook.id(),
                activation.severity().when().in(locale),
                reader.say(
                        activation.because().isEmpty() ? "crisis.began" : "crisis.beganbecause",
                        activation.starterName(),
                        activation.startedAt(),
                        activation.because()),
                open
                        ? reader.say("crisis.glass", activation.starterName())
                        : activation.countersignerName() == null
                                ? null
                                : reader.say("crisis.countersigned", activation.countersignerName()),
                open && activation.inForce() && me.may(Right.ACTIVATE) && me.id() != activation.starterId(),
                current != null && !current.hash().equals(activation.hash()),
                activation.inForce() && me.may(Right.ACTIVATE),
                playbook.levels().stream()
                        .map(level -> new Severity(
                                level.level(),
                                level.name().in(locale),
                                level.when().in(locale),
                                level.level() == activation.level()))
                        .toList(),
                activation.drill() ? tries(reader, activation, happened) : List.of(),
                Markdown.html(new Worded(playbook.guide()).in(locale)),
                manners == null ? List.of() : texts(manners.doThis(), locale),
                manners == null ? List.of() : texts(manners.doNot(), locale),
                manners == null ? List.of() : texts(manners.press(), locale),
                playbook.questions().stream()
                        .map(each -> new Question(
                                each.question().in(locale), each.answer().in(locale)))
                        .toList(),
                playbook.contacts().stream()
                        .map(each -> new Reach(each.who().in(locale), each.why().in(locale), each.reach()))
                        .toList(),
                errors);
    }

    private static List<Try> tries(Reader reader, Activation activation, Set<Happening> happened) {
        List<Try> tries = new ArrayList<>();
        List.of(
                        Map.entry("facts", Happening.FACT),
                        Map.entry("statements", Happening.STATEMENT_ISSUED),
                        Map.entry("conversations", Happening.ANSWERING_ENDED),
                        Map.entry("steps", Happening.STEP_DONE),
                        Map.entry("timeline", Happening.ENTRY),
                        Map.entry("stand-down", Happening.ENDED))
                .forEach(each -> tries.add(new Try(
                        reader.say("crisis.try." + each.getKey()),
                        reader.say("crisis.try." + each.getKey() + ".how"),
                        "/activations/" + activation.id() + "/" + each.getKey(),
                        happened.contains(each.getValue()))));
        return tries;
    }

    /** What was wrong about a form, each in words. */
    static List<String> said(Reader reader, Refused.Invalid wrong) {
        return wrong.fields().values().stream().map(reader::say).toList();
    }

    private static List<String> texts(List<Worded> all, Locale locale) {
        return all.stream().map(each -> each.in(locale)).toList();
    }
}
