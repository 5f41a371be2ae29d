package io.oase.acknowledge;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a channel acknowledges.
 *
 * @param texts by language and situation, templates; what is not there is as shipped
 * @param since when it was last switched on; null while it never was
 * @param changedBy on whose behalf they go out; null while nobody has changed anything
 */
public record Acknowledgement(
        long channelId,
        Scope scope,
        Map<String, Map<String, String>> texts,
        @Nullable Instant since,
        @Nullable Long changedBy) {
    public Acknowledgement {
        texts = Map.copyOf(texts);
    }

    /** The text for a situation, as it is used. */
    public String text(String language, Situation situation, Wording wording) {
        String own = texts.getOrDefault(language, Map.of()).get(situation.id());
        return own == null ? wording.shipped(language, situation) : own;
    }
}
