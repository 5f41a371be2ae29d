package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a file of prewritten replies is read in.
 *
 * @param yaml what was sent, when it was refused
 * @param faults why, by line
 * @param taken that it was taken, in words; null when it was not
 * @param entries what became of each entry
 */
public record ExchangePage(
        String yaml, List<String> faults, @Nullable String taken, List<Line> entries) {
    public ExchangePage {
        faults = List.copyOf(faults);
        entries = List.copyOf(entries);
    }

    /** One entry; {@code still} when nothing changed. */
    public record Line(String url, String name, String language, String words, boolean still) {}
}
