package io.oase.prewritten;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a prewritten reply says and what it is for.
 *
 * @param name by which it is found and put into others; once in each language
 * @param language it is written in, the first part of its tag; empty for every language
 * @param channels ids of those it is for; none for every channel
 * @param teams ids of those it is for; none for every team
 * @param text with slots
 */
public record PrewrittenBody(String name, String language, Set<Long> channels, Set<Long> teams, String text) {
    public PrewrittenBody {
        channels = Set.copyOf(channels);
        teams = Set.copyOf(teams);
    }

    /** The same, as it is kept. */
    PrewrittenBody tidy() {
        return new PrewrittenBody(
                name.strip().replaceAll("\\s+", " "),
                language.strip().toLowerCase(Locale.ROOT),
                new TreeSet<>(channels),
                new TreeSet<>(teams),
                text.replace("\r\n", "\n").replace('\r', '\n').strip());
    }
}
