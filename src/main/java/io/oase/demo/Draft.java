package io.oase.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to publish.
 *
 * @param author who writes
 * @param text plain text as typed
 * @param visibility {@code public}, {@code unlisted}, {@code private} or {@code direct}
 * @param language {@code de}, {@code en} …
 * @param parent id of the post it answers; null when it answers none
 * @param warning content warning; empty for none
 * @param picture what is attached; null for nothing
 * @param poll choices to vote on; empty for none
 */
record Draft(
        Member author,
        String text,
        String visibility,
        String language,
        @Nullable Long parent,
        String warning,
        @Nullable Picture picture,
        List<String> poll) {
    Draft {
        poll = List.copyOf(poll);
    }

    /** A plain post. */
    static Draft of(Member author, String text, String visibility, @Nullable Long parent) {
        return new Draft(author, text, visibility, author.language(), parent, "", null, List.of());
    }

    /** The same with other words. */
    Draft saying(String newText) {
        return new Draft(author, newText, visibility, language, parent, warning, picture, poll);
    }

    /**
     * A picture.
     *
     * @param scene which one, see {@link Scenes}
     * @param alt what can be seen, for those who cannot
     */
    record Picture(String scene, String alt) {}
}
