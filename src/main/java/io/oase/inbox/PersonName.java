package io.oase.inbox;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How somebody on a network can be addressed. What people call themselves is anything: a nickname, a slogan, an address; in an
 * answer of ours it must notify nobody, link nowhere and be a name. Pure.
 */
public final class PersonName {
    private static final Pattern EMOJI = Pattern.compile(":\\w+:");
    private static final Pattern FIRST = Pattern.compile("[\\p{L}\\p{M}'’-]{2,20}");
    private static final Pattern WHOLE = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M}'’. -]{0,48}");
    private static final Pattern DOMAIN = Pattern.compile("\\.\\p{L}");

    /** First words that are no names, in lower case. */
    private static final Set<String> NO_NAMES = Set.of(
            "familie",
            "family",
            "firma",
            "fam",
            "herr",
            "frau",
            "mr",
            "mrs",
            "ms",
            "dr",
            "prof",
            "team",
            "the",
            "der",
            "die",
            "das",
            "ein",
            "eine",
            "verein",
            "initiative",
            "news",
            "stadt",
            "stadtwerke",
            "club",
            "cafe",
            "café",
            "restaurant",
            "hotel",
            "praxis",
            "radio");

    private PersonName() {}

    /** The first word of a name of several; a single word is as often a nickname. Empty for what may be no first name. */
    public static String first(String displayName) {
        String[] words = plain(displayName).split(" ");
        boolean plausible = words.length > 1
                && FIRST.matcher(words[0]).matches()
                && !NO_NAMES.contains(words[0].toLowerCase(Locale.ROOT))
                && Character.isUpperCase(words[0].codePointAt(0));
        return plausible ? words[0] : "";
    }

    /** The whole name without emoji; empty for what is no name: addresses, mentions, signs. */
    public static String whole(String displayName) {
        String plain = plain(displayName);
        return WHOLE.matcher(plain).matches() && !DOMAIN.matcher(plain).find() ? plain : "";
    }

    private static String plain(String displayName) {
        return EMOJI.matcher(displayName).replaceAll(" ").strip().replaceAll("\\s+", " ");
    }
}
