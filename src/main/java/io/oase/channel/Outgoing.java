package io.oase.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One part of a reply, ready to be published, stored before it is sent: sending it again sends the same bytes.
 *
 * @param key chosen beforehand by {@link Connector#newKey}
 * @param text all of it: addressing, words, numbering, sign-off
 * @param visibility who may read it
 * @param parent the post it answers: the person's, or our own part before this one
 * @param language BCP 47; null when unknown
 * @param createdAt when the reply was prepared; stays the same over repeats
 */
public record Outgoing(
        String key,
        String text,
        Visibility visibility,
        KnownPost parent,
        @Nullable String language,
        Instant createdAt) {}
