package io.oase.picture;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of ours that stand for pictures elsewhere. They are signed (HMAC-SHA-256), so that only what Oase itself put on a
 * page is ever fetched; the same picture has the same address on every node and every day, so browsers can keep it.
 */
public final class PictureAddresses {
    /** Longer ones would not fit into the first line of a request. */
    private static final int LONGEST = 4_000;

    private static final int MAC_BYTES = 16;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;

    /** @param key at least 32 bytes, the same on every node */
    public PictureAddresses(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** With the key all nodes on this database share; the first one makes it. */
    public static PictureAddresses shared(Jdbi db, SecureRandom random) {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        String stored = db.inTransaction(handle -> {
            handle.createUpdate("INSERT INTO setting (key, value) VALUES ('picture-key', :key) ON CONFLICT DO NOTHING")
                    .bind("key", Base64.getEncoder().encodeToString(fresh))
                    .execute();
            return handle.createQuery("SELECT value FROM setting WHERE key = 'picture-key'")
                    .mapTo(String.class)
                    .one();
        });
        return new PictureAddresses(Base64.getDecoder().decode(stored));
    }

    /** The address of ours for a picture elsewhere; null for none, for one too long, and for what is not http or https. */
    public @Nullable String of(@Nullable String remote) {
        if (remote == null || remote.length() > LONGEST || !remote.matches("(?i)https?://\\S+")) {
            return null;
        }
        byte[] url = remote.getBytes(StandardCharsets.UTF_8);
        return "/pictures/" + ENCODER.encodeToString(mac(url)) + "." + ENCODER.encodeToString(url);
    }

    /** What an address stands for, given its part behind {@code /pictures/}; empty when it is none that we made. */
    Optional<String> remote(String signed) {
        int dot = signed.indexOf('.');
        try {
            byte[] mac = Base64.getUrlDecoder().decode(signed.substring(0, Math.max(0, dot)));
            byte[] url = Base64.getUrlDecoder().decode(signed.substring(dot + 1));
            return MessageDigest.isEqual(mac, mac(url))
                    ? Optional.of(new String(url, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private byte[] mac(byte[] url) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(url), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA256", e);
        }
    }
}
