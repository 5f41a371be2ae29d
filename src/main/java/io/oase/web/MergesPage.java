package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation can be merged with.
 *
 * @param title of the conversation that stays
 * @param url its address
 * @param query what is searched for
 * @param lines what was found
 * @param chosen the other one, when it is chosen
 * @param nothing what is said where nothing was found
 */
public record MergesPage(
        String title,
        String url,
        String query,
        List<Line> lines,
        @Nullable Chosen chosen,
        String nothing) {
    public MergesPage {
        lines = List.copyOf(lines);
    }

    /** Another conversation; {@code about}: its number and state, in words. */
    public record Line(String choose, String name, String person, String about, Moment last) {}

    /**
     * The chosen one.
     *
     * @param against why these two cannot be merged; null when they can
     * @param warning what to think of first; null for nothing
     * @param becomes what would become of both, in sentences
     */
    public record Chosen(
            String number,
            String name,
            String person,
            String snippet,
            @Nullable String against,
            @Nullable String warning,
            List<String> becomes) {
        public Chosen {
            becomes = List.copyOf(becomes);
        }
    }
}
