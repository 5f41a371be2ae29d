package io.oase.inbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a text whom it names: {@code @Full Name}, {@code @"Full Name"}, {@code @Team}; {@code @First} where only one
 * colleague is called so; and {@code @Full Name (BW)} with initials, which is needed where several have that name. Case does not
 * matter; the longest name wins. An address or handle that only begins like a name is none. Pure.
 */
final class Naming {
    /** More than so many in one note is no note any more. */
    static final int MOST = 100;

    private final Map<String, List<Named>> byName = new HashMap<>();
    private final List<String> longestFirst;

    /** Somebody or a team that can be named. */
    record Named(@Nullable Long account, @Nullable Long team, String name, String initials, boolean active) {}

    /** A name in a text. */
    record Place(int start, int length, Named named) {}

    Naming(List<Named> all) {
        for (Named named : all) {
            put(named.name, named);
            if (named.account != null && named.active && named.name.indexOf(' ') > 0) {
                put(named.name.substring(0, named.name.indexOf(' ')), named);
            }
        }
        longestFirst = byName.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Each place, in order. */
    List<Place> in(String text) {
        List<Place> places = new ArrayList<>();
        for (int at = text.indexOf('@'); at >= 0 && places.size() < MOST; at = text.indexOf('@', at + 1)) {
            boolean begins = at == 0 || !isWord(text.charAt(at - 1)) && ".-/@".indexOf(text.charAt(at - 1)) < 0;
            Place place = begins ? at(text, at) : null;
            if (place != null) {
                places.add(place);
                at += place.length - 1;
            }
        }
        return places;
    }

    private @Nullable Place at(String text, int at) {
        int from = at + 1;
        boolean quoted = from < text.length() && text.charAt(from) == '"';
        int begin = quoted ? from + 1 : from;
        for (String name : longestFirst) {
            if (!text.regionMatches(true, begin, name, 0, name.length())) {
                continue;
            }
            int end = begin + name.length();
            if (quoted ? end >= text.length() || text.charAt(end) != '"' : !endsAt(text, end)) {
                continue;
            }
            int after = quoted ? end + 1 : end;
            Place place = chosen(byName.getOrDefault(name, List.of()), text, at, after);
            if (place != null) {
                return place;
            }
        }
        return null;
    }

    /** Initials in parentheses decide between several; without them there must be one only, whoever is still here first. */
    private static @Nullable Place chosen(List<Named> all, String text, int at, int end) {
        for (Named named : all) {
            String mark = " (" + named.initials + ")";
            if (!named.initials.isEmpty() && text.regionMatches(true, end, mark, 0, mark.length())) {
                return new Place(at, end + mark.length() - at, named);
            }
        }
        List<Named> here = all.stream().filter(Named::active).toList();
        List<Named> left = here.isEmpty() ? all : here;
        return left.size() == 1 ? new Place(at, end - at, left.get(0)) : null;
    }

    private static boolean endsAt(String text, int end) {
        if (end >= text.length()) {
            return true;
        }
        char next = text.charAt(end);
        boolean joined = ".-@".indexOf(next) >= 0 && end + 1 < text.length() && isWord(text.charAt(end + 1));
        return !isWord(next) && !joined;
    }

    private static boolean isWord(char each) {
        return Character.isLetterOrDigit(each) || Character.isSurrogate(each) || each == '_';
    }

    private void put(String name, Named named) {
        List<Named> same = byName.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>());
        if (!same.contains(named)) {
            same.add(named);
        }
    }
}
