package io.oase.notice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The symmetric signature of Standard Webhooks 1.0.0 (github.com/standard-webhooks/standard-webhooks). */
final class Signature {
    private static final String HMAC = "HmacSHA256";

    private Signature() {}

    /**
     * What goes into {@code webhook-signature}.
     *
     * @param id stays the same when it is sent again; without dots
     * @param timestamp seconds since 1970 of this attempt
     * @param body byte for byte as it is sent
     */
    static String of(byte[] secret, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }
}
