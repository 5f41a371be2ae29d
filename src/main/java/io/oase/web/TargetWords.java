package io.oase.web;

import io.oase.channel.Channel;
import io.oase.channel.Networks;
import io.oase.target.ClockKind;
import io.oase.target.Match;
import io.oase.target.Span;
import io.oase.target.Step;
import io.oase.target.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Says a target in words.
 *
 * @param channels those there are, by id
 */
record TargetWords(Reader reader, Map<Long, Channel> channels, Networks networks) {
    String name(Target target) {
        return new TargetNames(reader).of(target);
    }

    /** Whom it is for. */
    String match(Match match) {
        List<String> parts = new ArrayList<>();
        if (match.isPrivate() != null) {
            parts.add(reader.say(Boolean.TRUE.equals(match.isPrivate()) ? "targets.private" : "targets.public"));
        }
        add(parts, match.kinds().stream().map(this::kind).toList());
        add(
                parts,
                match.channels().stream()
                        .map(id -> channels.containsKey(id) ? channels.get(id).name() : "#" + id)
                        .toList());
        add(parts, match.networks().stream().map(this::network).toList());
        add(parts, match.tags().stream().map(tag -> "#" + tag).toList());
        add(
                parts,
                match.languages().stream()
                        .map(tag -> Locale.forLanguageTag(tag)
                                .getDisplayName(reader.language().locale()))
                        .toList());
        if (match.priorityFrom() != null) {
            parts.add(reader.say("targets.priorityfrom", reader.say("priority." + match.priorityFrom())));
        }
        if (match.followersFrom() != null) {
            parts.add(reader.say("targets.followersfrom", match.followersFrom()));
        }
        if (match.crisis() != null) {
            parts.add(reader.say(match.crisis() ? "targets.incrisis" : "targets.nocrisis"));
        }
        return parts.isEmpty() ? reader.say("targets.everything") : String.join(" · ", parts);
    }

    String kind(String kind) {
        return reader.say("targets.kind." + kind);
    }

    String network(String id) {
        return networks.find(id).map(found -> found.declaration().name()).orElse(id);
    }

    /** What it promises. */
    List<String> times(Target target) {
        return target.times().entrySet().stream()
                .map(time -> time(time.getKey(), time.getValue()))
                .toList();
    }

    private String time(ClockKind kind, Span span) {
        String key = span.counting() == Span.Counting.OPENING ? "targets.time.opening" : "targets.time.clock";
        return reader.say(key, reader.say("clock." + kind.id()), reader.span(span.length()));
    }

    /** What is done before and after a miss. */
    List<String> steps(Target target) {
        return target.steps().stream().map(this::step).toList();
    }

    private String step(Step step) {
        List<String> does = new ArrayList<>(step.tell().stream()
                .sorted()
                .map(who -> reader.say("targets.tell." + who.name().toLowerCase(Locale.ROOT)))
                .toList());
        if (step.reassign()) {
            does.add(reader.say("targets.pass"));
        }
        return reader.say("targets.step", step.percent(), String.join(", ", does));
    }

    private void add(List<String> parts, Collection<String> alternatives) {
        if (!alternatives.isEmpty()) {
            parts.add(String.join(
                    " " + reader.say("targets.or") + " ",
                    alternatives.stream().sorted().toList()));
        }
    }
}
