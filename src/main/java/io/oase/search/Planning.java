package io.oase.search;

import io.oase.search.Plan.Resolved;
import io.oase.search.Plan.Without;
import io.oase.search.Sought.Condition;
import io.oase.search.Sought.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Makes a plan of what is sought: asks for the stems of its words, the words that hold them, and who bears the names in it. */
final class Planning {
    /** Shorter words can be frequent without having been learnt: the number of a bus. */
    private static final int LONG = 6;

    private final Handle db;
    private final Sought sought;
    private final ZoneId zone;

    private final List<String> posts = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final Set<String> exact = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final List<String> verbatim = new ArrayList<>();
    private final List<Without> without = new ArrayList<>();
    private final Set<Long> people = new HashSet<>();
    private final Set<String> stems = new HashSet<>();
    private final List<Resolved> conditions = new ArrayList<>();
    private final List<Condition> unknown = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private Instant latest = Instant.EPOCH;
    private boolean rare;
    private boolean postsOnly;
    private @Nullable Instant from;
    private @Nullable Instant to;

    Planning(Handle db, Sought sought, ZoneId zone) {
        this.db = db;
        this.sought = sought;
        this.zone = zone;
    }

    /** @param me whose work {@code assignee:me} means */
    Plan plan(long me) {
        terms();
        sought.conditions().forEach(condition -> condition(condition, me));
        return new Plan(
                sought,
                sought.isAboutPosts() ? String.join(" & ", posts) : "",
                postsOnly ? "" : String.join(" & ", words),
                String.join(" | ", exact),
                String.join(" & ", names),
                verbatim,
                without,
                people,
                stems,
                conditions,
                from,
                to,
                unknown,
                missing,
                latest,
                rare);
    }

    private void terms() {
        List<Term> terms = sought.terms();
        WordDao.Beginning beginning =
                WordDao.begin(db, terms.stream().map(Term::text).toList(), sought.isAboutPosts());
        latest = beginning.latest();
        List<WordDao.Stems> each = beginning.stems();
        WordDao.Known known = WordDao.known(
                db,
                Stream.iterate(0, i -> i < terms.size(), i -> i + 1)
                        .filter(i -> !terms.get(i).phrase() && !terms.get(i).not())
                        .flatMap(i -> own(each.get(i)).stream())
                        .distinct()
                        .toList(),
                each.stream()
                        .map(stems -> Names.whole(stems.name()))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList(),
                Names.MOST);
        boolean onlyFillers = Stream.iterate(0, i -> i < terms.size(), i -> i + 1)
                .noneMatch(i -> !terms.get(i).not()
                        && terms.get(i).hasWords()
                        && !each.get(i).isFiller(terms.get(i).phrase()));
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            if (term.not()) {
                exclude(any(own(term, each.get(i))), Verbatim.of(term, each.get(i)));
            } else if (onlyFillers || term.hasWords() && !each.get(i).isFiller(term.phrase())) {
                wanted(term, each.get(i), known);
            }
        }
    }

    private void wanted(Term term, WordDao.Stems found, WordDao.Known known) {
        Map<String, List<String>> parts = known.parts();
        Set<String> own = own(term, found);
        Set<String> either = new LinkedHashSet<>(own);
        if (!term.phrase()) {
            own(found).forEach(stem -> parts.getOrDefault(stem, List.of()).forEach(part -> {
                either.add(Names.quoted(part));
                stems.add(part);
            }));
            own(found).stream()
                    .filter(stem -> stem.length() > 3)
                    .map(Names::hyphened)
                    .forEach(either::add);
        }
        addUnlessEmpty(verbatim, Verbatim.of(term, found));
        stems.addAll(own(found));
        exact.addAll(own);
        addUnlessEmpty(names, Names.whole(found.name()));
        boolean stands = own(found).stream().anyMatch(parts::containsKey);
        List<NameDao.Person> called = known.people().getOrDefault(Names.whole(found.name()), List.of());
        if (called.isEmpty() && !stands && !term.phrase()) {
            called = Names.spelt(db, found.name());
        }
        rare |= !term.phrase() && isRare(found, known, called);
        if (!stands && called.isEmpty()) {
            missing.add(term.text());
        }
        called.forEach(person -> people.add(person.id()));
        // What nothing can have: a sign that is no word.
        words.add(either.isEmpty() ? "'#'" : any(either));
        called.forEach(person -> either.add("'#i" + person.id() + "'"));
        posts.add(either.isEmpty() ? "'#'" : any(either));
    }

    /** Whether it is known that few posts have the word, one that holds it, or one of these authors. */
    private static boolean isRare(WordDao.Stems word, WordDao.Known known, List<NameDao.Person> authors) {
        List<String> parts = own(word).stream()
                .flatMap(stem -> known.parts().getOrDefault(stem, List.of()).stream())
                .distinct()
                .toList();
        if (parts.isEmpty() && (authors.isEmpty() || word.name().length() < LONG)) {
            return false;
        }
        int posts = parts.stream()
                .mapToInt(part -> known.posts().getOrDefault(part, 0))
                .sum();
        return posts + authors.stream().mapToInt(NameDao.Person::posts).sum() < WordDao.COUNTED;
    }

    private static Set<String> own(WordDao.Stems stems) {
        Set<String> own = new LinkedHashSet<>(stems.german());
        own.addAll(stems.english());
        return own;
    }

    private static Set<String> own(Term term, WordDao.Stems stems) {
        return term.phrase()
                ? Stream.of(stems.germanPhrase(), stems.englishPhrase())
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                : own(stems).stream().map(Names::quoted).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void condition(Condition condition, long me) {
        switch (condition.operator()) {
            case FROM -> {
                List<Long> ids = Names.isUs(condition.value())
                        ? List.of()
                        : Names.named(
                                db,
                                WordDao.stems(db, List.of(condition.value()))
                                        .get(0)
                                        .name());
                String marks = Names.isUs(condition.value())
                        ? "'#own'"
                        : any(ids.stream().map(id -> "'#i" + id + "'").toList());
                if (!condition.not()) {
                    people.addAll(ids);
                }
                marked(condition, marks);
            }
            case LANG -> {
                String tag = Folding.of(condition.value());
                marked(condition, Names.quoted("#l" + tag.substring(0, Math.min(2, tag.length()))));
            }
            case HAS -> {
                switch (condition.having()) {
                    case IMAGE -> marked(condition, "'#image'");
                    case MEDIA -> marked(condition, "'#media'");
                    case NOTE, REPLY, TAG -> conditions.add(new Resolved(condition, List.of(), false));
                }
            }
            case IS, RATING -> conditions.add(new Resolved(condition, List.of(), false));
            case CHANNEL -> {
                List<Long> ids = named(condition, NameDao.channels(db, condition.value()));
                if (!condition.not() && sought.isAboutPosts() && !ids.isEmpty()) {
                    String marks = any(ids.stream().map(id -> "'#c" + id + "'").toList());
                    posts.add(marks);
                }
            }
            case ASSIGNEE -> {
                if (Names.isUs(condition.value())) {
                    conditions.add(new Resolved(condition, List.of(me), false));
                } else {
                    named(condition, NameDao.colleagues(db, condition.value()));
                }
            }
            case TEAM -> named(condition, NameDao.teams(db, condition.value()));
            case TAG -> named(condition, NameDao.tags(db, condition.value().replaceFirst("^#", "")));
            case BEFORE, AFTER, ON -> day(condition);
        }
    }

    /** What posts carry as a mark: looked for among them, or not to be on any of the conversation's. */
    private void marked(Condition condition, String marks) {
        if (marks.isEmpty()) {
            unknown.add(condition);
        } else if (condition.not()) {
            exclude(marks, "");
        } else {
            postsOnly = true;
            posts.add(marks);
        }
    }

    private List<Long> named(Condition condition, List<NameDao.Named> found) {
        Optional<Resolved> resolved = Naming.resolve(condition, found);
        resolved.ifPresentOrElse(conditions::add, () -> unknown.add(condition));
        return resolved.map(Resolved::ids).orElse(List.of());
    }

    private void day(Condition condition) {
        if (condition.not() || !sought.isAboutPosts()) {
            conditions.add(new Resolved(condition, List.of(), false));
            return;
        }
        Instant first = begins(condition.when().first());
        if (condition.operator() != Operator.BEFORE) {
            from = from == null || first.isAfter(from) ? first : from;
        }
        if (condition.operator() != Operator.AFTER) {
            Instant end = condition.operator() == Operator.BEFORE
                    ? first
                    : begins(condition.when().next());
            to = to == null || end.isBefore(to) ? end : to;
        }
    }

    private void exclude(String posts, String words) {
        if (!posts.isEmpty()) {
            without.add(new Without(posts, words));
        }
    }

    private Instant begins(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static String any(Collection<String> parts) {
        return parts.isEmpty() ? "" : "(" + String.join(" | ", parts) + ")";
    }

    private static void addUnlessEmpty(Collection<String> list, String part) {
        if (!part.isEmpty()) {
            list.add(part);
        }
    }
}
