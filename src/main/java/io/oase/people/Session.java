package io.oase.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody signed in on one browser. The account is as it is now: a role taken away is gone with the next request.
 *
 * @param account who
 * @param csrf what forms of this session carry
 * @param createdAt when they signed in
 * @param seenAt last request, to the minute
 * @param expiresAt when it ends unless something is done before
 */
public record Session(Account account, String csrf, Instant createdAt, Instant seenAt, Instant expiresAt) {
    /** Whether a form came from a page of this session. Compares in constant time. */
    public boolean isOwnForm(@Nullable String sent) {
        return sent != null
                && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), csrf.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Session[account " + account.id() + " until " + expiresAt + "]";
    }
}
