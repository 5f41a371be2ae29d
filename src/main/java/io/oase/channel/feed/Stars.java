package io.oase.channel.feed;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * How many stars somebody gave, where an entry is their review: {@code im:rating} of the App Store's customer reviews, {@code
 * gd:rating} of the Google Data APIs, {@code rev:rating} of the RDF Review Vocabulary. What many gave on average ({@code
 * media:starRating}, {@code gd:rating} without a value) is nobody's review. A rating that is none costs the stars, not the entry. Pure.
 */
final class Stars {
    private static final int MOST = 5;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(\\.\\d{1,4})?");

    private Stars() {}

    /** Of an entry or item; null when it has none that can be understood. */
    static @Nullable Integer of(Element entry) {
        String written = Xml.text(entry, "im:rating");
        if (written != null) {
            return of(written, null, null);
        }
        Element rating = Xml.first(entry, "gd:rating");
        if (rating != null) {
            return of(rating.attr("value"), rating.attr("min"), rating.attr("max"));
        }
        Element review = Xml.first(entry, "rev:review");
        Element said = review == null ? entry : review;
        return of(Xml.text(said, "rev:rating"), Xml.text(said, "rev:minrating"), Xml.text(said, "rev:maxrating"));
    }

    /**
     * On five stars, the worst being one; halves count up. Without bounds it is from 1 to 5, as in these vocabularies.
     *
     * @param written what stands there; null and what is no plain number within the bounds are no rating
     */
    static @Nullable Integer of(@Nullable String written, @Nullable String least, @Nullable String most) {
        Double value = number(written);
        Double from = least == null || least.isBlank() ? Double.valueOf(1) : number(least);
        Double to = most == null || most.isBlank() ? Double.valueOf(MOST) : number(most);
        if (value == null || from == null || to == null || from >= to || value < from || value > to) {
            return null;
        }
        return (int) Math.round(1 + (MOST - 1) * (value - from) / (to - from));
    }

    /** Whether it describes what is reviewed: in a feed of reviews the App Store puts the app itself before them. */
    static boolean isReviewed(Element entry) {
        return Xml.first(entry, "im:rating") == null
                && !Xml.all(entry, "im:name", "im:artist").isEmpty();
    }

    private static @Nullable Double number(@Nullable String written) {
        String stripped = written == null ? "" : written.strip();
        return NUMBER.matcher(stripped).matches() ? Double.valueOf(stripped) : null;
    }

    /** The same in the JSON form. */
    static boolean isReviewed(List<String> fields) {
        return !fields.contains("im:rating") && (fields.contains("im:name") || fields.contains("im:artist"));
    }
}
