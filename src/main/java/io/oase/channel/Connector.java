package io.oase.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one channel. Every method that talks to the network throws {@link Trouble} when that fails; none
 * retries by itself for longer than a moment. Safe for use by several threads.
 */
public interface Connector {
    /** Asks the network who we are there and what we may do. */
    Introduction introduce();

    /**
     * Reads one page.
     *
     * <p>The bookmark is this connector's own note of how far it has read, stored together with the page in one
     * transaction: a crash anywhere leads to the same page being read again, never to one being left out. Posts may be
     * delivered more than once (the ingest knows them by {@link RemotePost#key}), but none that was visible may be
     * skipped.
     *
     * @param bookmark what the page before returned; null on the very first poll
     * @param importSince on the first poll, how far back to read; posts older than this need not be delivered
     */
    Page read(@Nullable String bookmark, Instant importSince);

    /**
     * Looks at known posts again, for edits and deletions.
     *
     * @param known at most {@link #lookBatch} posts
     * @return one answer for each post that could be looked at; a post that is left out stays as it is
     */
    default List<Look> look(List<KnownPost> known) {
        return List.of();
    }

    /** How many posts one {@link #look} may take; 0 where the network has no way to look. */
    default int lookBatch() {
        return 0;
    }

    /**
     * What stands above a post in its thread, oldest first, as far as the network tells. Posts of strangers come with
     * {@link RemotePost#addressed} false.
     */
    default List<RemotePost> above(KnownPost post) {
        return List.of();
    }

    /** Who may read an answer to this post, the natural choice first; empty where no answer can be published. */
    List<Visibility> audiences(KnownPost post);

    /** The limit for an answer. Answers from memory (what {@link #introduce} learned), without asking the network. */
    TextRule textRule(Visibility visibility);

    /**
     * How many answers the network takes in a minute at most, when many are answered at once, with room left for reading and for what
     * colleagues write meanwhile: at least 1. Whoever runs Oase may ask for fewer, never for more.
     */
    default int mostAnswersPerMinute() {
        return 60;
    }

    /** What has to stand before the text so that everyone addressed is told, such as {@code "@kim@example.org "}. */
    default String addressing(KnownPost post, Visibility visibility) {
        return "";
    }

    /** A key for one part of a reply, chosen and stored before it is sent, by which a repeat is recognised. */
    default String newKey(Instant now, UUID random) {
        return random.toString();
    }

    /**
     * Publishes one part. Sent again with the same key it must not double where the network offers any way to
     * prevent that.
     *
     * @throws Trouble with {@link Trouble#outcomeUnknown} when it may or may not have been published
     */
    Published publish(Outgoing part);

    /** Looks for a part whose publishing ended unknown. Never publishes. */
    Search find(Outgoing part);

    /** What {@link #look} says about one post. */
    sealed interface Look {
        /** Key of the post that was looked at. */
        String key();

        /** It is there; this is how it stands now. */
        record Present(String key, RemotePost post) implements Look {}

        /** It is there no more. */
        record Gone(String key) implements Look {}
    }

    /** Where a published post stands. */
    record Published(String key, Optional<String> url, java.util.Map<String, String> ref, Instant at) {}

    /** What {@link #find} says. */
    sealed interface Search {
        /** It was published after all. */
        record Found(Published published) implements Search {}

        /** It certainly was not published; sending is safe. */
        record NotThere() implements Search {}

        /** The network cannot tell; a person has to decide. */
        record CannotTell() implements Search {}
    }
}
