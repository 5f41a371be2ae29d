package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post from a network. All {@code html} is made safe before it comes here.
 *
 * @param context whether it only stands above what was said to us
 * @param authorHtml their name, as safe HTML
 * @param handle with its @
 * @param about what is known beside the name: reach, automatic
 * @param url where it stands on the network; null when unknown
 * @param kind what it is where that is not obvious (review, found by search); empty otherwise
 * @param edited when and how it stood before; null when never edited
 * @param deleted when its author took it back; null when it stands
 * @param rating of a review; null for everything else
 * @param heading of an article or review; empty for none
 * @param warning content warning; empty for none
 */
public record PostView(
        long id,
        boolean context,
        boolean fresh,
        Avatar avatar,
        String authorHtml,
        String handle,
        String about,
        Moment at,
        @Nullable String url,
        String kind,
        @Nullable Edited edited,
        @Nullable Moment deleted,
        @Nullable Rating rating,
        String heading,
        String warning,
        String html,
        String language,
        List<Picture> pictures,
        @Nullable Poll poll) {
    public PostView {
        pictures = List.copyOf(pictures);
    }

    /** That it was edited, and its earlier words, newest first. */
    public record Edited(Moment at, List<Version> versions) {
        public Edited {
            versions = List.copyOf(versions);
        }
    }

    /** Earlier words, safe HTML, with the stars of a review, and when they were replaced. */
    public record Version(Moment until, @Nullable Rating rating, String html) {}

    /**
     * Something attached.
     *
     * @param src through our proxy; null for what cannot be shown here
     * @param alt what its author says is on it; empty when they say nothing
     * @param kind picture, video, sound, in words
     * @param href the original
     */
    public record Picture(@Nullable String src, String alt, String kind, String href) {}

    /** Choices to vote on; {@code until} in words. */
    public record Poll(List<Option> options, String until) {
        public Poll {
            options = List.copyOf(options);
        }
    }

    /** One choice; {@code votes} in words, {@code share} from 0 to 100 as digits, both empty when hidden. */
    public record Option(String text, String votes, String share) {}
}
