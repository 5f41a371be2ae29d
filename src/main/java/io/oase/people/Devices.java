package io.oase.people;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Browsers in which somebody has signed in before, each with a cookie of its own for one account (OWASP, "Slow Down Online
 * Guessing Attacks with Device Cookies"). It opens nothing; it only says whose failures are counted together.
 */
final class Devices {
    /** How long a browser is remembered after the last sign-in there. */
    static final Duration REMEMBERED = Duration.ofDays(365);

    private Devices() {}

    /** Whether whoever has this e-mail address signed in there before. */
    static boolean knows(Handle handle, String email, @Nullable String device) {
        return device != null
                && handle.createQuery("""
                                SELECT EXISTS (SELECT FROM known_device d JOIN account a ON a.id = d.account_id
                                                WHERE d.token_hash = :hash AND lower(a.email) = lower(:email))""")
                        .bind("hash", Secret.hash(device))
                        .bind("email", email)
                        .mapTo(Boolean.class)
                        .one();
    }

    /** Somebody has just signed in there. */
    static void remember(Handle handle, long account, String device, Instant now) {
        handle.execute("""
                        INSERT INTO known_device (token_hash, account_id, used_at) VALUES (?, ?, ?)
                            ON CONFLICT (token_hash) DO UPDATE SET used_at = excluded.used_at""", Secret.hash(device), account, now);
    }

    /** Forgets those not used for long. Answers how many. */
    static int sweep(Handle handle, Instant now) {
        return handle.execute("DELETE FROM known_device WHERE used_at <= ?", now.minus(REMEMBERED));
    }
}
