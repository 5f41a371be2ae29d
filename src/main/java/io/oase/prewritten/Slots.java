package io.oase.prewritten;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts with slots: {@code {{person.firstName}}}, with what stands there otherwise {@code {{person.firstName|neighbour}}}, and
 * {@code {{> greeting}}} for another prewritten text. Pure.
 */
public final class Slots {
    private static final Pattern BRACED = Pattern.compile("\\{\\{([^{}\\n]*)}}");

    /** What nobody writes to a person on purpose; a line of code with braces may be sent. */
    private static final Pattern UNFILLED = Pattern.compile("\\{\\{\\s*>?\\s*\\p{L}[\\p{L}\\p{N}._ |'’-]*}}");

    private Slots() {}

    /** A text that cannot be read as one with slots. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Said said;

        Unreadable(String key, Object... args) {
            super(key);
            said = Said.of(key, args);
        }

        Said said() {
            return said;
        }
    }

    /** What a text consists of, in order. */
    static List<Piece> read(String text) throws Unreadable {
        List<Piece> pieces = new ArrayList<>();
        Matcher braced = BRACED.matcher(text);
        int from = 0;
        while (braced.find()) {
            words(pieces, text.substring(from, braced.start()));
            pieces.add(piece(braced.group(1)));
            from = braced.end();
        }
        words(pieces, text.substring(from));
        return pieces;
    }

    /** What of a text was never filled, as it is written; a text with any of it must not go out. */
    public static List<String> unfilled(String text) {
        LinkedHashSet<String> found = new LinkedHashSet<>();
        UNFILLED.matcher(text).results().forEach(each -> found.add(each.group()));
        return List.copyOf(found);
    }

    /**
     * Lets a text pass of which nothing is left open.
     *
     * @throws Refused.Invalid naming {@code text}
     */
    public static void requireFilled(String text) {
        List<String> unfilled = unfilled(text);
        if (!unfilled.isEmpty()) {
            throw new Refused.Invalid("text", Said.of("prewritten.unfilled", String.join(", ", unfilled)));
        }
    }

    /**
     * A place a text leaves open.
     *
     * @param id as it is written, of a slot or of another text
     * @param fallback what stands there where it is not known; null where nothing may
     * @param snippet whether another prewritten text stands there
     */
    public record Opening(String id, @Nullable String fallback, boolean snippet) {}

    /**
     * What a text leaves open, in order.
     *
     * @throws Refused.Invalid naming {@code text}, where its braces cannot be read
     */
    public static List<Opening> openings(String text) {
        List<Opening> openings = new ArrayList<>();
        for (Piece piece : readable(text)) {
            if (piece instanceof Piece.Open open) {
                openings.add(new Opening(open.slot().id(), open.fallback(), false));
            } else if (piece instanceof Piece.Snippet snippet) {
                openings.add(new Opening(snippet.name(), null, true));
            }
        }
        return List.copyOf(openings);
    }

    /**
     * A text with everything filled that is known; the rest stays as it is written.
     *
     * @throws Refused.Invalid naming {@code text}, where its braces cannot be read
     */
    public static String filled(String text, Map<Slot, String> values) {
        return fill(readable(text), values);
    }

    private static List<Piece> readable(String text) {
        try {
            return read(text);
        } catch (Unreadable unreadable) {
            throw new Refused.Invalid("text", unreadable.said());
        }
    }

    /** With everything filled that is known; the rest stays as it is written. What is empty leaves no blank behind. */
    static String fill(List<Piece> pieces, Map<Slot, String> values) {
        StringBuilder text = new StringBuilder();
        boolean emptied = false;
        for (Piece piece : pieces) {
            String next = words(piece, values);
            if (emptied && !next.isEmpty()) {
                joined(text, next);
            }
            text.append(next);
            emptied = next.isEmpty() || emptied && text.isEmpty();
        }
        return emptied ? text.toString().stripTrailing() : text.toString();
    }

    private static String words(Piece piece, Map<Slot, String> values) {
        if (piece instanceof Piece.Open open) {
            String value = values.getOrDefault(open.slot(), "");
            if (!value.isBlank()) {
                return value;
            }
            return open.fallback() == null ? "{{" + open.written() + "}}" : open.fallback();
        }
        return piece instanceof Piece.Words words ? words.text() : "{{> " + ((Piece.Snippet) piece).name() + "}}";
    }

    /** Where nothing was put in, the blank before it goes with it when what follows needs none. */
    private static void joined(StringBuilder text, String next) {
        boolean needless = " ,.;:!?\n)".indexOf(next.charAt(0)) >= 0;
        if (needless && !text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
    }

    private static void words(List<Piece> pieces, String text) throws Unreadable {
        if (text.contains("{{") || text.contains("}}")) {
            int at = Math.max(text.indexOf("{{"), text.indexOf("}}"));
            throw new Unreadable(
                    "prewritten.braces", Words.shown(text.substring(at).strip()));
        }
        if (!text.isEmpty()) {
            pieces.add(new Piece.Words(text));
        }
    }

    private static Piece piece(String written) throws Unreadable {
        String inside = written.strip();
        if (inside.startsWith(">")) {
            String name = inside.substring(1).strip();
            if (name.isEmpty()) {
                throw new Unreadable("prewritten.no_slot", String.join(", ", Slot.ids()));
            }
            return new Piece.Snippet(name);
        }
        int bar = inside.indexOf('|');
        String id = (bar < 0 ? inside : inside.substring(0, bar)).strip();
        if (id.isEmpty()) {
            throw new Unreadable("prewritten.no_slot", String.join(", ", Slot.ids()));
        }
        Slot slot = Slot.of(id).orElse(null);
        if (slot == null) {
            throw new Unreadable("prewritten.unknown_slot", Words.shown(id), String.join(", ", Slot.ids()));
        }
        return new Piece.Open(
                slot, inside, bar < 0 ? null : inside.substring(bar + 1).strip());
    }
}
