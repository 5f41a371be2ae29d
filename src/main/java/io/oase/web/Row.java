package io.oase.web;

import io.oase.web.LaterView.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One conversation in the list.
 *
 * @param url opens it within this view
 * @param selected whether it is the one open beside the list
 * @param fresh whether nobody has looked at it yet
 * @param nameHtml who began it, as safe HTML
 * @param where network or channel in words
 * @param privacy who can read it, in a word
 * @param rating of a review; null for everything else
 * @param at when its latest post was written
 * @param text its latest post, plain; the page cuts it to two lines
 * @param stateWords its state; empty where the view says it already
 * @param urgent how urgent it is, in a word; empty for the usual
 * @param due how it stands; null when nothing is waiting for us
 * @param holder who has it; null when nobody has
 * @param team whose matter it is; empty where no team answers for it
 * @param trouble why an answer is not out, in words; empty when all is well
 * @param later why it is out of sight, or back; null for neither
 * @param draft that something unsent lies here for the reader, and whose, in words; empty for nothing
 * @param mentioned whether a note mentions the reader and they have not read it
 * @param reasons why it was found, instead of its latest post; empty where nothing was searched for
 */
public record Row(
        long id,
        String url,
        boolean selected,
        boolean fresh,
        Avatar avatar,
        String nameHtml,
        String where,
        boolean privately,
        String privacy,
        @Nullable Rating rating,
        Moment at,
        String text,
        List<String> tags,
        String stateWords,
        String urgent,
        @Nullable Due due,
        @Nullable Holder holder,
        String team,
        String trouble,
        @Nullable Line later,
        String draft,
        boolean mentioned,
        List<Reason> reasons) {
    public Row {
        tags = List.copyOf(tags);
        reasons = List.copyOf(reasons);
    }

    /**
     * How long it has been waiting, or how long is left.
     *
     * @param tone {@code calm}, {@code near}, {@code late}, or {@code plain} where nothing was promised
     * @param text in words: {@code 26 min}, {@code 12 min late}
     * @param what which promised time; empty where none was
     * @param label when or since when, as a sentence that stays true while the length ticks on; for the title and screen readers
     * @param tick how it goes on in the browser; null when it stands
     */
    public record Due(
            String tone,
            String text,
            String what,
            String label,
            @Nullable Tick tick) {}

    /**
     * A length that goes on in the browser.
     *
     * @param kind {@code span} grows, {@code due} shrinks and turns, {@code later} stands until twelve hours before, then is {@code due}
     * @param iso what is counted from or to
     * @param warn from when on it warns; empty for never
     */
    public record Tick(String kind, String iso, String warn) {}

    /**
     * Why it was found.
     *
     * @param label what was found; empty for a post of theirs
     * @param html a piece of it as safe HTML, with the words marked
     */
    public record Reason(String label, String html) {}

    /** A colleague who has it. */
    public record Holder(String name, Avatar avatar) {}
}
