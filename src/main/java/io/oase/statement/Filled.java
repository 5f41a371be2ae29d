package io.oase.statement;

import io.oase.activation.Activation;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.playbook.Playbook;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Words with the facts of an activation put in.
 *
 * @param revision of these facts
 * @param missing ids of required facts nobody has filled in in each of the languages, and of those that stand in the words
 */
record Filled(Wording words, long revision, Set<String> missing) {
    /** How words read with what is known now. */
    static Filled of(Handle db, Known known, ZoneId zone, Activation activation, Playbook.Phase phase, Wording texts) {
        Map<String, Map<String, String>> facts = new HashMap<>();
        texts.in()
                .keySet()
                .forEach(language ->
                        facts.put(language, known.values(db, activation.id(), Locale.forLanguageTag(language), zone)));
        Wording filled = texts.filled(facts);
        Set<String> missing = new LinkedHashSet<>();
        if (phase != Playbook.Phase.ACKNOWLEDGEMENT) {
            activation.playbook().facts().stream()
                    .filter(Playbook.FactField::required)
                    .map(Playbook.FactField::id)
                    .filter(id -> facts.values().stream()
                            .anyMatch(values -> values.getOrDefault(id, "").isBlank()))
                    .forEach(missing::add);
        }
        missing.addAll(filled.openFacts());
        return new Filled(filled, known.revision(db, activation.id()), missing);
    }

    /**
     * Lets words pass of which no fact is open.
     *
     * @throws Refused.Invalid naming {@code facts} and, in words, which are
     */
    void require(Account by, Playbook playbook) {
        if (!missing.isEmpty()) {
            throw new Refused.Invalid(
                    "facts", Said.of("statement.facts_missing", String.join(", ", labels(by, playbook))));
        }
    }

    private List<String> labels(Account by, Playbook playbook) {
        Locale locale = Optional.ofNullable(by.chosenLocale())
                .orElseGet(() -> Locale.forLanguageTag(playbook.languages().get(0)));
        List<String> labels = new ArrayList<>();
        missing.forEach(id -> labels.add(
                playbook.fact(id).map(fact -> fact.label().in(locale)).orElse(id)));
        return labels;
    }
}
