package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is away and when, and a form to say so.
 *
 * @param people of whom it can be said; empty where only of oneself
 * @param deputies who can stand in; the first means nobody
 * @param from as it was typed
 * @param to as it was typed
 * @param errors what of the form cannot be used, each in words
 * @param today the first day that can be chosen
 */
public record AbsencesPage(
        List<Line> absences,
        List<Choice> people,
        List<Choice> deputies,
        String from,
        String to,
        List<Wrong> errors,
        String today) {
    public AbsencesPage {
        absences = List.copyOf(absences);
        people = List.copyOf(people);
        deputies = List.copyOf(deputies);
        errors = List.copyOf(errors);
    }

    /**
     * One absence.
     *
     * @param when in words
     * @param what happens or happened to what they have, in words
     * @param now in words that they are away now; null when not
     * @param mayRemove whether the reader can take it back
     */
    public record Line(
            long id,
            String name,
            Avatar avatar,
            String when,
            String what,
            @Nullable String now,
            boolean mayRemove) {}
}
