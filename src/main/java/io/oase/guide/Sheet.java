package io.oase.guide;

import io.oase.playbook.Playbook.FactField;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known in a crisis.
 *
 * @param revision grows with every change; 0 while nothing is known
 * @param values what counts now; what is not known is not among them
 * @param missing required facts that are not known, or not in each language of the playbook
 */
public record Sheet(long revision, List<Value> values, List<FactField> missing) {
    public Sheet {
        values = List.copyOf(values);
        missing = List.copyOf(missing);
    }

    /**
     * A fact, as somebody said it.
     *
     * @param id the revision of the sheet it made
     * @param language empty: the same in each
     * @param value as it is kept, see {@link FactWords}; empty among those that count no more: it was taken back
     */
    public record Value(long id, String fact, String language, String value, Instant at, long byId, String byName) {}

    /** The value of a fact in a language; of a fact that is no text the language is empty. */
    public Optional<Value> value(String fact, String language) {
        return values.stream()
                .filter(each -> each.fact().equals(fact) && each.language().equals(language))
                .findFirst();
    }
}
