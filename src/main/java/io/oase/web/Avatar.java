package io.oase.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A face in a circle.
 *
 * @param initials one or two letters
 * @param tone 0 to 7, the colour behind the letters; the same for the same person everywhere
 * @param picture address of a picture of ours or through our proxy; null for letters
 */
public record Avatar(String initials, int tone, @Nullable String picture) {
    private static final int TONES = 8;

    /**
     * The face of a person.
     *
     * @param name as shown; may be empty or made of anything
     * @param key what never changes about them; decides the colour
     */
    public static Avatar of(String name, String key, @Nullable String picture) {
        return new Avatar(initials(name), Math.floorMod(key.hashCode() * 31 + key.length(), TONES), picture);
    }

    private static String initials(String name) {
        int[] letters = java.util.Arrays.stream(name.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .mapToInt(word -> word.codePointAt(0))
                .toArray();
        if (letters.length == 0) {
            return "?";
        }
        StringBuilder initials = new StringBuilder().appendCodePoint(letters[0]);
        if (letters.length > 1) {
            initials.appendCodePoint(letters[letters.length - 1]);
        }
        return initials.toString().toUpperCase(Locale.ROOT);
    }
}
