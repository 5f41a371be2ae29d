package io.oase.alert;

import io.oase.playbook.Worded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that far more people write about than usual, from when it was noticed until it is quiet again.
 *
 * @param playbook id of the playbook that watches for it; null for everything that comes in
 * @param title of that playbook as it was then; null for everything
 * @param name of the topic; null for everything and for ratings
 * @param channel where it was noticed; null: on all channels together
 * @param noticedAt when it was said
 * @param lastAt end of the last ten minutes that were too many
 * @param endedAt when it was quiet again; null: it goes on
 * @param grounds why
 * @param people different ones since it began
 * @param posts since it began
 * @param silence null: nobody silenced it, or somebody took that back
 * @param activation what was put in force because of it; null: nothing was
 */
public record Alert(
        long id,
        @Nullable String playbook,
        @Nullable Worded title,
        String topic,
        @Nullable Worded name,
        @Nullable Place channel,
        Instant noticedAt,
        Instant lastAt,
        @Nullable Instant endedAt,
        Grounds grounds,
        int people,
        int posts,
        @Nullable Silence silence,
        @Nullable Long activation) {
    /** How it stands. */
    public enum State {
        OPEN,
        /** Nobody is told of it for a while. */
        SILENCED,
        /** A playbook was put in force because of it. */
        TAKEN_UP,
        /** It is quiet again. */
        OVER
    }

    /** A channel. */
    public record Place(long id, String name) {}

    /**
     * Why it was noticed.
     *
     * @param from beginning of the time that was looked at
     * @param minutes its length
     * @param people different ones in it
     * @param posts in it
     * @param usual people in such a time at that hour of the week; for ratings, in any such time of the last weeks
     * @param chance of so many while nothing is the matter; null for ratings, where the playbook says how many are too many
     * @param threshold what it had to be below; null for ratings
     * @param words how many of those posts have each word, the most frequent first; empty for everything and for ratings
     * @param rule what the playbook asks for; null where it is not about ratings
     */
    public record Grounds(
            Instant from,
            int minutes,
            int people,
            int posts,
            double usual,
            @Nullable Double chance,
            @Nullable Double threshold,
            Map<String, Integer> words,
            @Nullable Rule rule) {}

    /**
     * What a playbook says about ratings.
     *
     * @param stars this bad or worse
     * @param atLeast so many different people
     */
    public record Rule(int stars, int atLeast) {}

    /** Who does not want to hear of it, until when and why. */
    public record Silence(long by, String byName, Instant at, Instant until, String reason) {}

    /**
     * One of its posts.
     *
     * @param person who wrote it, as people know them
     * @param text its beginning
     * @param stars of a review; null for everything else
     */
    public record Said(
            long id,
            long conversation,
            String person,
            String text,
            @Nullable Integer stars,
            Instant at,
            String channel) {}

    /**
     * What it looked like.
     *
     * @param counts each ten minutes around it, oldest first
     */
    public record Course(List<Count> counts) {
        public Course {
            counts = List.copyOf(counts);
        }
    }

    /**
     * Ten minutes.
     *
     * @param people different ones, with a topic’s words
     * @param usual people at that hour of the week
     */
    public record Count(Instant at, int people, double usual) {}

    /** How it stands at this moment. */
    public State state(Instant now) {
        if (endedAt != null) {
            return State.OVER;
        }
        if (activation != null) {
            return State.TAKEN_UP;
        }
        return silence != null && silence.until().isAfter(now) ? State.SILENCED : State.OPEN;
    }
}
