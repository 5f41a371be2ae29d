package io.oase.web;

import io.oase.assign.Rule;
import io.oase.assign.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a rule says, in words.
 *
 * @param channels names by id
 * @param teams names by id
 * @param calendars names by id
 */
record RuleWords(Reader reader, Map<Long, String> channels, Map<Long, String> teams, Map<Long, String> calendars) {
    /** What it is for. */
    String match(Rule.Body rule) {
        List<String> parts = new ArrayList<>();
        if (rule.isPrivate() != null) {
            parts.add(reader.say(rule.isPrivate() ? "rules.readers.private" : "rules.readers.public"));
        }
        if (!rule.channels().isEmpty()) {
            parts.add(rule.channels().stream()
                    .map(id -> channels.getOrDefault(id, "?"))
                    .collect(Collectors.joining(", ")));
        }
        if (rule.ofTeam() != null) {
            parts.add(reader.say("rules.of", teams.getOrDefault(rule.ofTeam(), "?")));
        }
        if (!rule.tags().isEmpty()) {
            parts.add(reader.say("rules.tagged", String.join(", ", rule.tags())));
        }
        if (!rule.languages().isEmpty()) {
            parts.add(reader.say("rules.in", String.join(", ", rule.languages())));
        }
        return parts.isEmpty() ? reader.say("rules.everything") : String.join(" · ", parts);
    }

    /** What it does. */
    List<String> does(Rule.Body rule) {
        List<String> does = new ArrayList<>();
        if (rule.toTeam() != null) {
            does.add(reader.say("rules.toteam", teams.getOrDefault(rule.toTeam(), "?")));
        }
        does.add(reader.say("rules.way." + rule.how().id()));
        if (rule.how() != Way.POOL) {
            if (rule.skilled()) {
                does.add(reader.say("rules.skilledwords"));
            }
            if (rule.calendar() != null) {
                does.add(reader.say("rules.while", calendars.getOrDefault(rule.calendar(), "?")));
            }
            if (rule.backMinutes() != null) {
                does.add(reader.say("rules.backwords", rule.backMinutes()));
            }
        }
        return does;
    }
}
