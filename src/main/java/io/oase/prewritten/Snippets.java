package io.oase.prewritten;

import io.oase.base.Said;
import io.oase.prewritten.Slots.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts there are, to be put into each other: the one in the same language, else the one for every language. Pure. */
final class Snippets {
    /** Texts in texts in texts; deeper than that nobody knows any more what is said. */
    static final int DEEPEST = 3;

    private static final int LONGEST = 20_000;
    private static final int MOST_PIECES = 1000;

    private final Map<String, PrewrittenBody> byKey = new HashMap<>();

    Snippets(List<PrewrittenBody> all) {
        all.forEach(body -> byKey.put(key(body.name(), body.language()), body));
    }

    /** What a text consists of, with everything put in that stands for another text. */
    List<Piece> whole(PrewrittenBody body) throws Unreadable {
        List<Piece> pieces = new ArrayList<>();
        add(pieces, body, body.language(), new ArrayList<>());
        return pieces;
    }

    /** Why a text cannot be used; empty when it can. */
    Optional<Said> trouble(PrewrittenBody body) {
        try {
            int length = Slots.fill(whole(body), Map.of()).length();
            return length > LONGEST ? Optional.of(Said.of("prewritten.too_long_whole", LONGEST)) : Optional.empty();
        } catch (Unreadable unreadable) {
            return Optional.of(unreadable.said());
        }
    }

    private void add(List<Piece> pieces, PrewrittenBody body, String language, List<String> within) throws Unreadable {
        String key = key(body.name(), body.language());
        if (within.contains(key)) {
            throw new Unreadable("prewritten.loop", body.name());
        }
        if (within.size() > DEEPEST) {
            throw new Unreadable("prewritten.too_deep", DEEPEST);
        }
        within.add(key);
        for (Piece piece : Slots.read(body.text())) {
            if (pieces.size() > MOST_PIECES) {
                throw new Unreadable("prewritten.too_long_whole", LONGEST);
            }
            if (piece instanceof Piece.Snippet snippet) {
                add(pieces, find(snippet.name(), language), language, within);
            } else {
                pieces.add(piece);
            }
        }
        within.remove(key);
    }

    private PrewrittenBody find(String name, String language) throws Unreadable {
        PrewrittenBody found = byKey.getOrDefault(key(name, language), byKey.get(key(name, "")));
        if (found == null) {
            throw new Unreadable("prewritten.no_snippet", name);
        }
        return found;
    }

    private static String key(String name, String language) {
        return language + " " + Folding.of(name);
    }
}
