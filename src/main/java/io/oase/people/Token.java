package io.oase.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API token; not the token itself.
 *
 * @param id number of the token
 * @param accountId for whom it speaks
 * @param name what it is for, in words of its owner
 * @param createdAt since when
 * @param lastUsedAt to the minute; null: never
 * @param revokedAt null: still good
 */
public record Token(
        long id,
        long accountId,
        String name,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {
    /**
     * A token that has just been made.
     *
     * @param secret what programs send; shown now and never again
     * @param token the rest
     */
    public record Fresh(String secret, Token token) {
        @Override
        public String toString() {
            return "Fresh[" + token + "]";
        }
    }
}
