package io.oase.prewritten;

import io.oase.base.Said;
import io.oase.people.Words;
import io.oase.prewritten.PrewrittenDao.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong with texts that are to be kept, each by itself and all beside each other. Pure. */
final class Checking {
    static final int LONGEST_NAME = 60;
    static final int LONGEST_TEXT = 5000;

    private static final Pattern LANGUAGE = Pattern.compile("|[a-z]{2,3}");
    private static final Pattern NAME = Pattern.compile("[^{}|>/]*");

    private final Set<Long> channels;
    private final Set<Long> teams;

    /**
     * @param channels ids of those there are
     * @param teams ids of those there are
     */
    Checking(Set<Long> channels, Set<Long> teams) {
        this.channels = channels;
        this.teams = teams;
    }

    /**
     * A text that is to be kept.
     *
     * @param id whose place it takes; null for a new one
     */
    record Wanted(@Nullable Long id, PrewrittenBody body) {}

    /** What is wrong with each of them, by field; empty maps where nothing is. */
    List<Map<String, Said>> wrong(List<Stored> present, List<Wanted> wanted) {
        List<Stored> kept = present.stream()
                .filter(stored -> wanted.stream().noneMatch(each -> Objects.equals(each.id, stored.id())))
                .toList();
        Snippets after = new Snippets(
                Stream.concat(kept.stream().map(Stored::body), wanted.stream().map(Wanted::body))
                        .toList());
        Set<String> taken = new HashSet<>();
        kept.forEach(stored -> taken.add(place(stored.body())));
        List<Map<String, Said>> all = new ArrayList<>();
        for (Wanted each : wanted) {
            Map<String, Said> wrong = new TreeMap<>(alone(each, present));
            if (!wrong.containsKey("name") && !taken.add(place(each.body))) {
                wrong.put("name", Said.of("prewritten.name_taken", each.body.name()));
            }
            if (!wrong.containsKey("text")) {
                after.trouble(each.body).ifPresent(said -> wrong.put("text", said));
            }
            all.add(wrong);
        }
        if (kept.size() + wanted.size() > PrewrittenReplies.MOST) {
            all.get(0).putIfAbsent("name", Said.of("prewritten.too_many", PrewrittenReplies.MOST));
        }
        broken(present, kept, after).ifPresent(said -> all.get(0).putIfAbsent("name", said));
        return all;
    }

    /** Which text could not be used any more without another. */
    static Optional<Said> without(List<Stored> present, long id) {
        List<Stored> kept = present.stream().filter(stored -> stored.id() != id).toList();
        return broken(
                present, kept, new Snippets(kept.stream().map(Stored::body).toList()));
    }

    private static Optional<Said> broken(List<Stored> present, List<Stored> kept, Snippets after) {
        Snippets before = new Snippets(present.stream().map(Stored::body).toList());
        return kept.stream()
                .map(Stored::body)
                .filter(body ->
                        after.trouble(body).isPresent() && before.trouble(body).isEmpty())
                .findFirst()
                .map(body -> Said.of("prewritten.needed", body.name()));
    }

    private Map<String, Said> alone(Wanted wanted, List<Stored> present) {
        Map<String, Said> wrong = new HashMap<>();
        PrewrittenBody body = wanted.body;
        if (body.name().isEmpty()
                || body.name().length() > LONGEST_NAME
                || !Words.isPlain(body.name(), false)
                || !NAME.matcher(body.name()).matches()) {
            wrong.put("name", Said.of("prewritten.name", LONGEST_NAME));
        }
        if (!LANGUAGE.matcher(body.language()).matches()) {
            wrong.put("language", Said.of("prewritten.language"));
        }
        if (body.text().isEmpty() || body.text().length() > LONGEST_TEXT) {
            wrong.put("text", Said.of("prewritten.text", LONGEST_TEXT));
        } else if (!Words.isPlain(body.text(), true)) {
            wrong.put("text", Said.of("people.control-characters"));
        }
        Optional<PrewrittenBody> before = present.stream()
                .filter(stored -> Objects.equals(stored.id(), wanted.id))
                .findFirst()
                .map(Stored::body);
        unknown(body.channels(), channels, before.map(PrewrittenBody::channels))
                .ifPresent(id -> wrong.put("channels", Said.of("channel.not_found", id)));
        unknown(body.teams(), teams, before.map(PrewrittenBody::teams))
                .ifPresent(id -> wrong.put("teams", Said.of("prewritten.no_team_number", id)));
        return wrong;
    }

    /** What is gone may stay where it stood. */
    private static Optional<Long> unknown(Set<Long> wanted, Set<Long> present, Optional<Set<Long>> before) {
        return wanted.stream()
                .filter(id -> !present.contains(id) && !before.orElse(Set.of()).contains(id))
                .findFirst();
    }

    private static String place(PrewrittenBody body) {
        return body.language() + " " + Folding.of(body.name());
    }
}
