package io.oase.web;

import io.oase.channel.Channel;
import io.oase.channel.Channels;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What prewritten replies are for, in words. */
record TextLabels(Channels all) {
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

    /** Languages to choose from, with this one selected. */
    List<Choice> languages(Reader reader, String selected) {
        return Stream.concat(USUAL.stream(), Stream.of(selected).filter(tag -> !tag.isEmpty() && !USUAL.contains(tag)))
                .map(tag -> new Choice(tag, language(reader, tag), tag.equals(selected)))
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
