package io.oase.notice;

import java.util.Base64;
import java.util.Optional;

/**
 * Where and how notices are posted.
 *
 * @param url http or https
 * @param secret the key both sides have, 24 to 64 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record WebhookSettings(String url, byte[] secret) {
    private static final String PREFIX = "whsec_";

    /** A secret as Standard Webhooks writes it, Base64 behind {@code whsec_}, which may be left out; empty when it is none. */
    public static Optional<byte[]> secret(String text) {
        String plain = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        try {
            byte[] bytes = Base64.getDecoder().decode(plain);
            return bytes.length >= 24 && bytes.length <= 64 ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WebhookSettings[" + url + "]";
    }
}
