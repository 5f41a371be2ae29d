package io.oase.web;

import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.people.Team;
import io.oase.people.Teams;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What prewritten replies are for, in words. */
record TextLabels(Channels all, Teams everyTeam) {
    /** Those that can be chosen from; a text that came from a file may be in any. */
    private static final List<String> USUAL =
            List.of("de", "en", "ar", "es", "fr", "it", "nl", "pl", "pt", "ru", "tr", "uk");

    /** The name of a language; empty for every language. */
    String language(Reader reader, String tag) {
        return tag.isEmpty()
                ? ""
                : Locale.forLanguageTag(tag)
                        .getDisplayLanguage(reader.language().locale());
    }

    /** Names of channels, also of those that are gone. */
    String named(Reader reader, Set<Long> ids) {
        List<Channel> present = ids.isEmpty() ? List.of() : all.list();
        return new TreeSet<>(ids)
                .stream()
                        .map(id -> present.stream()
                                .filter(channel -> channel.id() == id)
                                .findFirst()
                                .map(Channel::name)
                                .orElseGet(() -> reader.say(
                                        "targets.removed", all.get(id).name())))
                        .collect(Collectors.joining(", "));
    }

    /** Names of teams, also of those that are no more. */
    String teamed(Reader reader, Set<Long> ids) {
        if (ids.isEmpty()) {
            return "";
        }
        List<Team> present = everyTeam.list();
        Map<Long, String> names = everyTeam.names();
        return new TreeSet<>(ids)
                .stream()
                        .map(id -> present.stream().anyMatch(team -> team.id() == id)
                                ? names.getOrDefault(id, "")
                                : reader.say("targets.removed", names.getOrDefault(id, "")))
                        .collect(Collectors.joining(", "));
    }

    /** Languages to choose from, with this one selected. */
    List<Choice> languages(Reader reader, String selected) {
        return Stream.concat(USUAL.stream(), Stream.of(selected).filter(tag -> !tag.isEmpty() && !USUAL.contains(tag)))
                .map(tag -> new Choice(tag, language(reader, tag), tag.equals(selected)))
                .toList();
    }

    /** Teams to choose from, with these selected; those that are no more only where they are selected. */
    List<Choice> teams(Reader reader, Collection<Long> selected) {
        List<Team> present = everyTeam.list();
        Stream<Choice> retired = selected.stream()
                .filter(id -> present.stream().noneMatch(team -> team.id() == id))
                .sorted()
                .map(id -> new Choice(String.valueOf(id), teamed(reader, Set.of(id)), true));
        return Stream.concat(
                        present.stream()
                                .map(team -> new Choice(
                                        String.valueOf(team.id()), team.name(), selected.contains(team.id()))),
                        retired)
                .toList();
    }

    /** Channels to choose from, with these selected; those that are gone only where they are selected. */
    List<Choice> channels(Reader reader, Collection<Long> selected) {
        List<Channel> present = all.list();
        Stream<Choice> removed = selected.stream()
                .filter(id -> present.stream().noneMatch(channel -> channel.id() == id))
                .sorted()
                .map(id -> new Choice(String.valueOf(id), named(reader, Set.of(id)), true));
        return Stream.concat(
                        present.stream()
                                .map(channel -> new Choice(
                                        String.valueOf(channel.id()), channel.name(), selected.contains(channel.id()))),
                        removed)
                .toList();
    }
}
