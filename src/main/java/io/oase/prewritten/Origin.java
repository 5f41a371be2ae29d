package io.oase.prewritten;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which prewritten reply a text came from.
 *
 * @param id of the prewritten reply
 * @param version its number
 */
public record Origin(long id, int version) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18})\\.(\\d{1,9})");

    /** As forms carry it; empty for anything else. */
    public static Optional<Origin> of(String written) {
        return Optional.of(WRITTEN.matcher(written))
                .filter(java.util.regex.Matcher::matches)
                .map(found -> new Origin(Long.parseLong(found.group(1)), Integer.parseInt(found.group(2))));
    }

    /** As forms carry it. */
    public String written() {
        return id + "." + version;
    }
}
