package io.oase.channel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One post as a network shows it. Text is as the network gives it: the ingest cleans and sanitises, so a connector need
 * not (and cannot) make anything unsafe.
 *
 * @param key the network's own stable id, unique within the channel; never derived from a time
 * @param url where a person can see it; null when unknown
 * @param author who wrote it
 * @param own whether it was written by the account this channel reads as
 * @param addressed whether it is meant for us; false for what is only context
 * @param kind why it is here
 * @param visibility who can read it
 * @param parentKey key of the post it answers; null when it answers none
 * @param rootKey key of the first post of its thread, where the network says; null otherwise
 * @param parentAbsence why the parent cannot be shown; null when it can or there is none
 * @param stars what a review rates with, from 1 (worst) to 5; null for everything else
 * @param title heading of an article or review; null when there is none
 * @param text plain text, line breaks kept
 * @param html the same as HTML; null when the network has plain text only
 * @param warning content warning that stands before the text; null when there is none
 * @param language BCP 47; null when unknown
 * @param media pictures, video, sound, with their alt texts
 * @param poll choices to vote on; null when there is none
 * @param emojis custom emoji in the text
 * @param postedAt when its author published it, as the network says; the ingest distrusts impossible times
 * @param editedAt when it was last edited; null when never, or the network does not say
 * @param ref what the network needs to answer it, opaque to everybody else
 */
public record RemotePost(
        String key,
        @Nullable String url,
        RemotePerson author,
        boolean own,
        boolean addressed,
        Kind kind,
        Visibility visibility,
        @Nullable String parentKey,
        @Nullable String rootKey,
        @Nullable Absence parentAbsence,
        @Nullable Integer stars,
        @Nullable String title,
        String text,
        @Nullable String html,
        @Nullable String warning,
        @Nullable String language,
        List<Media> media,
        @Nullable Poll poll,
        List<RemotePerson.Emoji> emojis,
        Instant postedAt,
        @Nullable Instant editedAt,
        Map<String, String> ref) {
    public RemotePost {
        media = List.copyOf(media);
        emojis = List.copyOf(emojis);
        ref = Map.copyOf(ref);
    }

    /** Starts a post from what every post has; everything else has a plain default (public mention, addressed). */
    public static RemotePostBuilder of(String key, RemotePerson author, String text, Instant postedAt) {
        return new RemotePostBuilder(key, author, text, postedAt);
    }

    /** Why a post is here. */
    public enum Kind {
        MENTION,
        REPLY,
        QUOTE,
        /** A direct message. */
        MESSAGE,
        REVIEW,
        /** An entry of a feed. */
        ARTICLE,
        /** Found by a search or hashtag we listen to. */
        HIT
    }

    /** Why a post above this one cannot be shown. */
    public enum Absence {
        DELETED,
        BLOCKED,
        UNKNOWN
    }

    /** A picture, video or sound. */
    public record Media(String type, String url, @Nullable String previewUrl, String alt) {}

    /** Choices to vote on. */
    public record Poll(
            List<Option> options,
            boolean multiple,
            @Nullable Instant endsAt) {
        public Poll {
            options = List.copyOf(options);
        }

        /** One choice and its votes; null votes when hidden. */
        public record Option(String text, @Nullable Integer votes) {}
    }
}
