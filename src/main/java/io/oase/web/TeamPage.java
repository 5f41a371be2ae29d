package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team to make or change.
 *
 * @param id empty for a new one
 * @param title its name as it is kept
 * @param people everybody who works here; selected ones belong to it
 * @param problem what is wrong with the members; null when nothing is
 * @param open what it has that is not resolved, in words; empty for a new one
 */
public record TeamPage(
        String id,
        String title,
        FieldView name,
        List<Choice> people,
        @Nullable String problem,
        String open) {
    public TeamPage {
        people = List.copyOf(people);
    }

    /** Where it is sent to. */
    public String action() {
        return id.isEmpty() ? "/teams" : "/teams/" + id;
    }
}
