package io.oase.alert;

import io.oase.playbook.Worded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something whose volume is watched.
 *
 * @param playbook id of the playbook that watches for it; null for everything that comes in
 * @param title of that playbook; null for everything
 * @param topic its id within the playbook; {@link #EVERYTHING} for everything
 * @param name what people call it; null for everything
 * @param words and phrases, of every language; empty for everything
 * @param atLeast so many different people before anything is said
 * @param ratings what is watched instead of words: so bad, within so long; null where it is words
 * @param channels where, as a playbook says it; see {@link io.oase.playbook.Where}
 */
public record Watched(
        @Nullable String playbook,
        @Nullable Worded title,
        String topic,
        @Nullable Worded name,
        List<String> words,
        int atLeast,
        @Nullable Ratings ratings,
        List<String> channels) {
    /** Id of the topic that every post has. */
    public static final String EVERYTHING = "everything";

    /** Id of the topic of a playbook’s ratings. */
    static final String RATINGS = "ratings";

    /**
     * Bad ratings.
     *
     * @param atMost so many stars or fewer
     * @param withinMinutes so close together
     */
    public record Ratings(int atMost, int withinMinutes) {}

    public Watched {
        words = List.copyOf(words);
        channels = List.copyOf(channels);
    }

    /** The one name of it among all that is watched; ids have neither slash nor colon. */
    public String key() {
        return playbook == null ? topic : playbook + (ratings == null ? "/" : ":") + topic;
    }

    /** Whether every post counts. */
    public boolean isEverything() {
        return playbook == null;
    }

    /** What is counted; when this changes, the past is counted anew. */
    String definition() {
        return ratings == null ? String.join("\n", words) : "<= " + ratings.atMost();
    }
}
