package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who waits can be told, to be put into an answer.
 *
 * @param title of the conversation
 * @param url its address
 * @param expected by when they can expect an answer, or why that cannot be said, in a sentence
 * @param why what that rests on; null for nothing
 * @param missed that the promised time is over, in a sentence; null when it is not
 * @param language a remark when the sentences are not in their language; null when they are
 */
public record OffersPage(
        String title,
        String url,
        String expected,
        @Nullable String why,
        @Nullable String missed,
        @Nullable String language,
        List<Line> offers) {
    public OffersPage {
        offers = List.copyOf(offers);
    }

    /** One of them; {@code lang} is the language its text is in. */
    public record Line(String kind, String label, String text, String lang) {}
}
