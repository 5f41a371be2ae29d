package io.oase.people;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes guessing slow, on all nodes together. An attempt is counted as failed before the password is looked at, and
 * given back when it was right; so attempts sent at once cannot slip through. After some free failures each further one
 * doubles the wait. The wait for an account stays short, since anybody can cause it; the one for an address grows long.
 * A day of quiet forgives everything.
 */
final class Throttle {
    private static final Duration FORGIVEN = Duration.ofHours(24);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 20;

    private final Jdbi jdbi;
    private final Clock clock;

    Throttle(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Somebody or something that guesses, and how much patience there is with it. */
    record Guesser(String key, int free, Duration longest) {
        /** Whoever tries this e-mail address, whether there is such an account or not. */
        static Guesser account(String email) {
            // People type passwords into the wrong field: what was typed is not kept.
            return new Guesser("account:" + hex(email), 5, Duration.ofMinutes(1));
        }

        /** Whoever tries on a device where the account's owner has signed in before. */
        static Guesser device(String device) {
            return new Guesser("device:" + HexFormat.of().formatHex(Secret.hash(device)), 5, Duration.ofMinutes(1));
        }

        /** Whoever is signed in and tries the old password; strangers who guess at the sign-in must not hold them up. */
        static Guesser owner(long account) {
            return new Guesser("owner:" + account, 5, Duration.ofMinutes(1));
        }

        /** Whoever tries from this address; of IPv6 the network, since one machine has very many. */
        static Guesser address(String remote) {
            return new Guesser("address:" + network(remote), 20, Duration.ofMinutes(15));
        }

        private static String hex(String email) {
            return HexFormat.of().formatHex(Secret.hash(email.strip().toLowerCase(Locale.ROOT)));
        }

        private static String network(String remote) {
            if (!remote.matches("[0-9a-fA-F:.]{2,45}") || !remote.contains(":")) {
                return remote.length() > 45 ? hex(remote) : remote;
            }
            try {
                byte[] bytes = InetAddress.getByName("[" + remote + "]").getAddress();
                return bytes.length == 16 ? HexFormat.of().formatHex(Arrays.copyOf(bytes, 8)) : remote;
            } catch (UnknownHostException e) {
                return remote;
            }
        }
    }

    /**
     * Counts an attempt by each of them.
     *
     * @throws Refused.TooMany with the seconds to wait, when one of them has to; then nothing is counted
     */
    void attempt(List<Guesser> guessers) {
        Instant now = clock.instant();
        jdbi.useTransaction(handle -> {
            for (Guesser guesser : guessers) {
                Optional<Integer> failures = count(handle, guesser, now);
                if (failures.isEmpty()) {
                    throw refusal(until(handle, guesser), now);
                }
                makeWait(handle, guesser, failures.get(), now);
            }
        });
    }

    /** The attempt was right: the account starts anew, the address gets this one attempt back. */
    void forgive(Guesser account, List<Guesser> others) {
        Instant now = clock.instant();
        jdbi.useTransaction(handle -> {
            handle.execute("DELETE FROM sign_in_failure WHERE key = ?", account.key());
            for (Guesser other : others) {
                handle.execute(
                        "UPDATE sign_in_failure SET failures = greatest(failures - 1, 0), until = ? WHERE key = ?",
                        now,
                        other.key());
            }
        });
    }

    int sweep() {
        Instant quiet = clock.instant().minus(FORGIVEN);
        return jdbi.withHandle(handle -> handle.execute("DELETE FROM sign_in_failure WHERE until <= ?", quiet));
    }

    private static Optional<Integer> count(Handle handle, Guesser guesser, Instant now) {
        return handle.createQuery("""
                        INSERT INTO sign_in_failure AS f (key, failures, until) VALUES (:key, 1, :now)
                        ON CONFLICT (key) DO UPDATE
                        SET failures = CASE WHEN f.until <= :quiet THEN 1 ELSE f.failures + 1 END
                        WHERE f.until <= :now
                        RETURNING failures""")
                .bind("key", guesser.key())
                .bind("now", now)
                .bind("quiet", now.minus(FORGIVEN))
                .mapTo(Integer.class)
                .findOne();
    }

    private static void makeWait(Handle handle, Guesser guesser, int failures, Instant now) {
        handle.execute(
                "UPDATE sign_in_failure SET until = ? WHERE key = ?", now.plus(wait(guesser, failures)), guesser.key());
    }

    private static Duration wait(Guesser guesser, int failures) {
        int over = failures - guesser.free();
        if (over <= 0) {
            return Duration.ZERO;
        }
        Duration grown = FIRST_WAIT.multipliedBy(1L << Math.min(over - 1, MOST_DOUBLINGS));
        return grown.compareTo(guesser.longest()) < 0 ? grown : guesser.longest();
    }

    private static Instant until(Handle handle, Guesser guesser) {
        return handle.createQuery("SELECT until FROM sign_in_failure WHERE key = :key")
                .bind("key", guesser.key())
                .mapTo(Instant.class)
                .one();
    }

    private static Refused refusal(Instant until, Instant now) {
        long seconds = Math.max(1, (Duration.between(now, until).toMillis() + 999) / 1000);
        return new Refused.TooMany(Said.of("sign-in.wait", seconds), seconds);
    }
}
