package io.oase.target;

import io.oase.base.Said;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What things are called here: one line of visible characters. */
final class PlainLine {
    /** Characters a name may have. */
    static final int LONGEST = 80;

    private static final int SHOWN = 40;

    private PlainLine() {}

    /** The name without white space around it; what is wrong with it is put down by its path. */
    static String checked(Map<String, Said> wrong, String path, @Nullable String typed) {
        String name = typed == null ? "" : typed.strip();
        if (name.isEmpty()) {
            wrong.put(path, Said.of("calendar.required"));
        } else if (name.length() > LONGEST) {
            wrong.put(path, Said.of("calendar.name_long", LONGEST));
        } else if (!name.codePoints().allMatch(PlainLine::isPlain)
                || name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            wrong.put(path, Said.of("calendar.name_plain"));
        }
        return name;
    }

    /** A piece of somebody's input, short and safe enough to repeat in a message. */
    static String shown(String typed) {
        String plain = typed.codePoints()
                .filter(PlainLine::isPlain)
                .limit(SHOWN)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.length() < typed.length() ? plain + "…" : plain;
    }

    /** Neither a control character nor one that turns the direction of what follows (UAX #9). */
    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> !(point >= 0x202A && point <= 0x202E) && !(point >= 0x2066 && point <= 0x2069);
        };
    }
}
