package io.oase.search;

import io.oase.search.NameDao.Person;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Finds people outside by their names and handles: as they are written, else as they begin, else as they nearly are. */
final class Names {
    /** People taken into account for one name. */
    static final int MOST = 100;

    private static final int NEARLY = 200;

    /** Where thousands of names are alike, none of them is more meant than the others. */
    private static final int COMPARED = 2_000;

    /** Names that are less alike are not looked at. */
    private static final double FAR = 0.4;

    private static final Set<String> US = Set.of("me", "us", "ich", "wir", "uns", "mir");

    private Names() {}

    /** Whether our own posts are meant. */
    static boolean isUs(String value) {
        return US.contains(Folding.of(value));
    }

    /** Words of a name, all of them, as a {@code tsquery}; empty for none. */
    static String whole(String name) {
        return Folding.words(name).stream().map(Names::quoted).collect(Collectors.joining(" & "));
    }

    /** The same; what was typed last may go on. */
    static String begun(String name) {
        String whole = whole(name);
        return whole.isEmpty() ? "" : whole + ":*";
    }

    /** Those meant by somebody who was named. */
    static List<Long> named(Handle db, String name) {
        String whole = whole(name);
        List<Person> found = whole.isEmpty() ? List.of() : NameDao.people(db, whole, MOST);
        return (found.isEmpty() ? spelt(db, name) : found)
                .stream().map(Person::id).toList();
    }

    /** Those whose names begin so; if there are none, those with a typing error in it. */
    static List<Person> spelt(Handle db, String name) {
        String begun = begun(name);
        if (begun.isEmpty()) {
            return List.of();
        }
        List<Person> found = NameDao.people(db, begun, MOST);
        return found.isEmpty()
                ? nearly(db, name).stream().map(NameDao.Called::person).toList()
                : found;
    }

    /** Those with a typing error in their names, the most alike first: with one, or, where nobody is so near, with two. */
    static List<NameDao.Called> nearly(Handle db, String name) {
        if (name.length() < 4) {
            return List.of();
        }
        double oneError = Typing.alikeWithOneError(name.length());
        List<NameDao.Called> near = oneError > FAR ? nearly(db, name, oneError) : List.of();
        return near.isEmpty() ? nearly(db, name, FAR) : near;
    }

    private static List<NameDao.Called> nearly(Handle db, String name, double alike) {
        List<String> words = Folding.words(name);
        return NameDao.spelt(db, name, alike, NEARLY, COMPARED).stream()
                .filter(each -> Typing.alike(words, Folding.words(each.called())))
                .limit(MOST)
                .toList();
    }

    /** Email is E-Mail, too: two words in the text. */
    static String hyphened(String stem) {
        int first = stem.offsetByCodePoints(0, 1);
        return "(" + quoted(stem.substring(0, first)) + " <-> " + quoted(stem.substring(first)) + ")";
    }

    /** A word as part of a {@code tsquery}. */
    static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
