package io.oase.search;

import io.oase.search.Suggestion.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Finds how the last word of what was typed could go on: operators, their values, people, tags, channels and words. */
final class Suggesting {
    private static final int MOST = 8;
    private static final int EACH = 4;
    private static final int LONGEST = 60;

    private final Handle db;
    private final Locale locale;
    private final String before;
    private final String last;
    private final List<Suggestion> found = new ArrayList<>();

    private Suggesting(Handle db, String query, Locale locale) {
        this.db = db;
        this.locale = locale;
        int from = beginning(query);
        before = query.substring(0, from);
        last = query.substring(from);
    }

    static List<Suggestion> suggest(Handle db, String query, Locale locale) {
        if (query.length() > Sought.LONGEST || query.length() - beginning(query) > LONGEST) {
            return List.of();
        }
        WordDao.begin(db, List.of(), false);
        return new Suggesting(db, query, locale).suggest();
    }

    /** Where the last word begins; an open quote belongs to it with its blanks. */
    private static int beginning(String query) {
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i < query.length(); i++) {
            char sign = query.charAt(i);
            quoted = (sign == '"') != quoted;
            if (!quoted && Character.isWhitespace(sign)) {
                from = i + 1;
            }
        }
        return query.startsWith("-", from) ? from + 1 : from;
    }

    private List<Suggestion> suggest() {
        int colon = last.indexOf(':');
        Optional<Operator> operator = colon < 0 ? Optional.empty() : Operator.of(last.substring(0, colon));
        if (operator.isPresent()) {
            values(
                    operator.get(),
                    last.substring(0, colon),
                    last.substring(colon + 1).replace("\"", ""));
        } else if (last.startsWith("\"")) {
            return List.of();
        } else {
            anything(last.strip());
        }
        return found.stream().distinct().limit(MOST).toList();
    }

    private void values(Operator operator, String word, String typed) {
        String plain = Folding.of(typed);
        switch (operator) {
            case FROM -> {
                fixed(word, plain, List.of(isGerman() ? "wir" : "us"));
                people(word, plain);
            }
            case CHANNEL -> named(Kind.CHANNEL, word, NameDao.channels(db, typed));
            case ASSIGNEE -> {
                fixed(word, plain, isGerman() ? List.of("ich", "niemand") : List.of("me", "none"));
                named(Kind.COLLEAGUE, word, NameDao.colleagues(db, typed));
            }
            case TEAM -> {
                fixed(word, plain, List.of(isGerman() ? "kein" : "none"));
                named(Kind.TEAM, word, NameDao.teams(db, typed));
            }
            case TAG -> named(Kind.TAG, word, NameDao.tags(db, typed));
            case HAS -> fixed(word, plain, words(Operator.Having.values()));
            case IS -> fixed(word, plain, words(Operator.Being.values()));
            case RATING -> fixed(word, plain, Stars.EXAMPLES);
            case BEFORE, AFTER, ON ->
                fixed(
                        word,
                        plain,
                        isGerman() ? List.of("heute", "gestern", "7d") : List.of("today", "yesterday", "7d"));
            case LANG -> fixed(word, plain, List.of("de", "en"));
        }
    }

    private void anything(String typed) {
        String plain = Folding.of(typed);
        for (Operator operator : Operator.values()) {
            String word = operator.word(locale);
            boolean begun = Stream.of(word, operator.word(Locale.ENGLISH)).anyMatch(each -> each.startsWith(plain));
            if (begun && (operator != Operator.RATING || NameDao.hasReviews(db))) {
                found.add(new Suggestion(Kind.OPERATOR, word + ":", "", before + word + ":", operator));
            }
        }
        if (plain.length() < 2) {
            return;
        }
        people(Operator.FROM.word(locale), plain);
        named(Kind.TAG, Operator.TAG.word(locale), NameDao.tags(db, typed));
        named(Kind.CHANNEL, Operator.CHANNEL.word(locale), NameDao.channels(db, typed));
        WordDao.beginning(db, Folding.words(plain).stream().findFirst().orElse("#"), EACH)
                .forEach(word -> found.add(new Suggestion(Kind.WORD, word, "", before + word + " ", null)));
    }

    private void people(String word, String plain) {
        String begun = Names.begun(plain);
        if (begun.isEmpty()) {
            return;
        }
        List<NameDao.Called> called = NameDao.called(db, begun, EACH);
        if (called.isEmpty()) {
            called = Names.nearly(db, plain).stream().limit(EACH).toList();
        }
        called.forEach(each -> add(
                Kind.PERSON,
                word,
                each.handle(),
                each.displayName().isBlank() ? each.handle() : each.displayName(),
                "@" + each.handle()));
    }

    private void named(Kind kind, String word, List<NameDao.Named> things) {
        things.stream().limit(EACH).forEach(each -> add(kind, word, each.name(), each.name(), each.detail()));
    }

    private void fixed(String word, String plain, List<String> values) {
        values.stream()
                .filter(value -> Folding.of(value).startsWith(plain))
                .forEach(value -> add(Kind.VALUE, word, value, value, ""));
    }

    private void add(Kind kind, String word, String value, String label, String detail) {
        String quoted = value.matches("\\S+") ? value : "\"" + value.replace("\"", "") + "\"";
        found.add(new Suggestion(kind, label, detail, before + word + ":" + quoted + " ", null));
    }

    private <V extends Enum<V> & Operator.Value> List<String> words(V[] values) {
        return Stream.of(values).map(each -> each.word(locale)).toList();
    }

    private boolean isGerman() {
        return locale.getLanguage().equals("de");
    }
}
