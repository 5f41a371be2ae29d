package io.oase.people;

/** What may stand in names, titles and templates, and what of somebody’s input may stand in a message. */
public final class Words {
    private static final int SHOWN = 40;

    private Words() {}

    /**
     * Whether these are words only: no control characters, lone surrogates, private use, or marks that turn the
     * direction of what follows. Joiners, which some scripts and emoji need, may stand.
     *
     * @param lines whether line breaks may stand too
     */
    public static boolean isPlain(String text, boolean lines) {
        return text.codePoints().allMatch(point -> isPlain(point) || (lines && point == '\n'));
    }

    /** A piece of somebody's input, short and safe enough to repeat in a message. */
    public static String shown(String input) {
        String plain = input.codePoints()
                .filter(Words::isPlain)
                .limit(SHOWN)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.length() < input.length() ? plain + "…" : plain;
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> !isTurn(point);
        };
    }

    /** Embeddings, overrides and isolates of the bidirectional algorithm (UAX #9). */
    private static boolean isTurn(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }
}
