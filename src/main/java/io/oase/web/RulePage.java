package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule to make or change.
 *
 * @param id empty for a new one
 * @param seen the version that is changed; empty for a new one
 * @param problem what is wrong as a whole; null when nothing is
 * @param errors what of it cannot be used, each in words
 */
public record RulePage(
        String id,
        String seen,
        String title,
        @Nullable String problem,
        List<Wrong> errors,
        String name,
        List<Choice> channels,
        String tags,
        String languages,
        List<Choice> readers,
        List<Choice> ofTeams,
        List<Choice> toTeams,
        List<Choice> ways,
        boolean skilled,
        List<Choice> calendars,
        String back) {
    public RulePage {
        errors = List.copyOf(errors);
        channels = List.copyOf(channels);
        readers = List.copyOf(readers);
        ofTeams = List.copyOf(ofTeams);
        toTeams = List.copyOf(toTeams);
        ways = List.copyOf(ways);
        calendars = List.copyOf(calendars);
    }

    /** Where it is sent to. */
    public String action() {
        return id.isEmpty() ? "/assignment-rules" : "/assignment-rules/" + id;
    }
}
