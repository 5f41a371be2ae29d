package io.oase.people;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.types.Argon2;
import io.oase.base.Refused;
import io.oase.base.Said;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of passwords: argon2id with 19 MiB, 2 passes, 1 lane, as the OWASP Password Storage Cheat Sheet asks at least.
 * Few run at once, so that a flood of sign-ins cannot take all memory and processors. A stored hash carries its own
 * parameters; {@link #isOutdated} says when it should be made again.
 */
public final class Passwords {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final long PATIENCE_SECONDS = 10;

    private final Argon2Function argon2;
    private final SecureRandom random;
    private final Semaphore places;
    private final String nobodys;
    private final AtomicLong computed = new AtomicLong();

    /** With the parameters above, at most as many at once as there are processors. */
    public Passwords(SecureRandom random) {
        this(random, MEMORY_KIB, PASSES, Runtime.getRuntime().availableProcessors());
    }

    Passwords(SecureRandom random, int memoryKib, int passes, int atOnce) {
        this.random = random;
        this.argon2 = Argon2Function.getInstance(memoryKib, passes, LANES, HASH_BYTES, Argon2.ID);
        this.places = new Semaphore(atOnce, true);
        this.nobodys = nobodys(memoryKib, passes);
    }

    /** Of no password at all: costs what any other costs to compare with, and nothing to make. */
    private String nobodys(int memoryKib, int passes) {
        byte[] salt = new byte[SALT_BYTES];
        byte[] hash = new byte[HASH_BYTES];
        random.nextBytes(salt);
        random.nextBytes(hash);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + LANES + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    /** The hash to store, with salt and parameters in it (PHC string). */
    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return inTurn(() -> argon2.hash(bytes(password), salt).getResult());
    }

    /**
     * Whether the password belongs to the hash. Compares in constant time, and takes as long where there is no hash, so
     * that the time does not tell whether there is such an account.
     */
    boolean matches(String password, @Nullable String hash) {
        String against = hash == null ? nobodys : hash;
        boolean same = inTurn(() -> {
            try {
                return Argon2Function.getInstanceFromHash(against)
                        .check(bytes(password), against.getBytes(StandardCharsets.US_ASCII));
            } catch (BadParametersException unreadable) {
                return false;
            }
        });
        return same && hash != null;
    }

    /** Whether the hash was made with other parameters than today's. */
    boolean isOutdated(String hash) {
        return !Argon2Function.getInstanceFromHash(hash).equals(argon2);
    }

    /** How many hashes have been computed since the start. */
    long computed() {
        return computed.get();
    }

    private <T> T inTurn(java.util.function.Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refused.TooMany(Said.of("sign-in.busy", PATIENCE_SECONDS), PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused.TooMany(Said.of("sign-in.busy", PATIENCE_SECONDS), PATIENCE_SECONDS);
        }
        try {
            computed.incrementAndGet();
            return work.get();
        } finally {
            places.release();
        }
    }

    /** The same password typed on another keyboard may arrive in other code points: NFKC (RFC 8265). */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }
}
