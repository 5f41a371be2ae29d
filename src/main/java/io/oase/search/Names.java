package io.oase.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Finds people outside by their names and handles: as they are written, else as they begin, else as they nearly are. */
final class Names {
    /** People taken into account for one name. */
    private static final int MOST = 100;

    private static final int NEARLY = 200;
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
        List<Long> found = written(db, List.of(name)).getOrDefault(whole(name), List.of());
        return found.isEmpty() ? spelt(db, name) : found;
    }

    /** Those whose names have all these words, by {@link #whole}. */
    static Map<String, List<Long>> written(Handle db, List<String> names) {
        return NameDao.people(
                db,
                names.stream().map(Names::whole).filter(each -> !each.isEmpty()).toList(),
                MOST);
    }

    /** Those whose names begin so; if there are none, those with a typing error in it. */
    static List<Long> spelt(Handle db, String name) {
        String begun = begun(name);
        if (begun.isEmpty()) {
            return List.of();
        }
        List<Long> found =
                new ArrayList<>(NameDao.people(db, List.of(begun), MOST).getOrDefault(begun, List.of()));
        if (found.isEmpty()) {
            nearly(db, name).forEach(each -> found.add(each.id()));
        }
        return found;
    }

    /** Those with a typing error in their names, the most alike first. */
    static List<NameDao.Called> nearly(Handle db, String name) {
        List<String> words = Folding.words(name);
        return name.length() < 4
                ? List.of()
                : NameDao.spelt(db, name, NEARLY).stream()
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
