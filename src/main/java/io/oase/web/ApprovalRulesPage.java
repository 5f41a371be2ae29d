package io.oase.web;

import java.util.List;

/**
 * When an answer needs a second pair of eyes.
 *
 * @param mayChange whether the reader may change it
 * @param rules in force
 * @param approvers who may approve, by name
 * @param few that too few may approve, and what to do; empty where there are enough
 * @param minutes how long an answer may wait, as typed; empty for as long as it takes
 * @param limit the same in a sentence
 * @param errors what cannot be used, each in words
 */
public record ApprovalRulesPage(
        boolean mayChange,
        List<Line> rules,
        String approvers,
        String few,
        String minutes,
        String limit,
        List<Choice> roles,
        List<Choice> channels,
        List<Choice> people,
        String tag,
        String until,
        String today,
        boolean privateToo,
        List<String> errors) {
    public ApprovalRulesPage {
        rules = List.copyOf(rules);
        roles = List.copyOf(roles);
        channels = List.copyOf(channels);
        people = List.copyOf(people);
        errors = List.copyOf(errors);
    }

    /** One rule: what it is about, for which readers and until when, and who made it, in words. */
    public record Line(long id, String words, String details, String made) {}
}
