package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Putting a conversation off: out of sight for a time, or solved and asked about again.
 *
 * @param title of the conversation
 * @param url its address
 * @param resolved whether it is done with, so that only asking again makes sense
 * @param refused why it cannot be put away now, in a sentence: somebody waits for a word that is overdue; null when it can
 * @param due what is promised in it and when that calls it back, in a sentence; null when nothing is
 * @param canWait whether it can wait for them: nobody waits for us
 * @param seen the newest post the reader has seen
 * @param moments until when
 * @param again when to ask again
 * @param reason why somebody wants to ask again already; empty for nothing
 * @param earliest the least a field for a time takes
 * @param zone whose clock own times are read by
 */
public record LaterPage(
        String title,
        String url,
        boolean resolved,
        @Nullable String refused,
        @Nullable String due,
        boolean canWait,
        String seen,
        List<Moment> moments,
        List<Moment> again,
        String reason,
        String earliest,
        String zone) {
    public LaterPage {
        moments = List.copyOf(moments);
        again = List.copyOf(again);
    }

    /** One to choose; {@code value} is what the form says, {@code when} the time in words. */
    public record Moment(String value, String label, String when) {}
}
