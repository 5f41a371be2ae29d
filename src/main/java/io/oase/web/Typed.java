package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has typed already, and what was wrong with it.
 *
 * @param privately what they had chosen; null for the natural choice
 * @param onNote whether it was a note
 * @param problem why it was not taken, in words; null when nothing went wrong
 * @param newer ids of posts they had not seen
 * @param replaces id of the reply this is written in the place of; empty otherwise
 * @param origin the prewritten reply it came from, as forms carry it; empty for none
 */
record Typed(
        String text,
        String note,
        @Nullable Boolean privately,
        boolean onNote,
        @Nullable String problem,
        List<Long> newer,
        String replaces,
        String origin) {
    static final Typed NOTHING = new Typed("", "", null, false, null, List.of(), "", "");

    static Typed reply(String text, @Nullable Boolean privately, String replaces) {
        return reply(text, privately, replaces, "");
    }

    static Typed reply(String text, @Nullable Boolean privately, String replaces, String origin) {
        return new Typed(text, "", privately, false, null, List.of(), replaces, origin);
    }

    static Typed note(String note) {
        return new Typed("", note, null, true, null, List.of(), "", "");
    }

    /** The same, refused. */
    Typed refused(String words, List<Long> unseen) {
        return new Typed(text, note, privately, onNote, words, unseen, replaces, origin);
    }
}
