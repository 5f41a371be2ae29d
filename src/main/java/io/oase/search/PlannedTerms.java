package io.oase.search;

import io.oase.search.Plan.Without;
import io.oase.search.Sought.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What the words of a search come to: their stems, the words that hold them, and who bears a name like them. */
final class PlannedTerms {
    /** Shorter words can be frequent without having been learnt: the number of a bus. */
    private static final int LONG = 6;

    private final Handle db;

    /** Each is one thing a post must have. */
    final List<String> posts = new ArrayList<>();
    /** The same without the authors: for notes and tags. */
    final List<String> words = new ArrayList<>();
    /** Words as they were typed. */
    final Set<String> exact = new LinkedHashSet<>();
    /** What people's names must have. */
    final Set<String> names = new LinkedHashSet<>();
    /** What must stand in a text letter by letter. */
    final List<String> verbatim = new ArrayList<>();
    /** What must not be there. */
    final List<Without> without = new ArrayList<>();
    /** Identities that bear a name. */
    final Set<Long> people = new HashSet<>();
    /** Stems, to be marked in what is found. */
    final Set<String> stems = new HashSet<>();
    /** Words nothing has. */
    final List<String> missing = new ArrayList<>();

    private Instant latest = Instant.EPOCH;
    private boolean rare;

    /** Asks for all of them. */
    PlannedTerms(Handle db, Sought sought) {
        this.db = db;
        plan(sought);
    }

    /** When the newest post came in. */
    Instant latest() {
        return latest;
    }

    /** Whether it is known that few posts have one of the words. */
    boolean rare() {
        return rare;
    }

    private void plan(Sought sought) {
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
                exclude(Planning.any(own(term, each.get(i))), Verbatim.of(term, each.get(i)));
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
        words.add(either.isEmpty() ? "'#'" : Planning.any(either));
        called.forEach(person -> either.add("'#i" + person.id() + "'"));
        posts.add(either.isEmpty() ? "'#'" : Planning.any(either));
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

    private static void addUnlessEmpty(Collection<String> list, String part) {
        if (!part.isEmpty()) {
            list.add(part);
        }
    }

    private void exclude(String posts, String words) {
        if (!posts.isEmpty()) {
            without.add(new Without(posts, words));
        }
    }
}
