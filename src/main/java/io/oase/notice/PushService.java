package io.oase.notice;

import com.google.crypto.tink.apps.webpush.WebPushHybridEncrypt;
import io.oase.base.Vault;
import io.oase.channel.Http;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Trouble;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * Hands messages for browsers to the push services those have chosen (RFC 8030), encrypted so that only the browser reads
 * them (RFC 8291; by Tink) and signed so that the service knows us (RFC 8292).
 */
public final class PushService {
    private final Http http;
    private final PushKey key;
    private final String subject;

    /**
     * @param http keeps away from private addresses: where to push to is what browsers say
     * @param subject whom a push service may write to when something is wrong: {@code mailto:} or {@code https:}
     */
    public PushService(Jdbi db, Vault vault, Clock clock, Http http, String subject) {
        this.http = http;
        this.key = new PushKey(db, vault, clock);
        this.subject = subject;
    }

    /** Our public key, as browsers take it. */
    public String publicKey() {
        return key.publicKey();
    }

    /**
     * A message.
     *
     * @param ttl how long the service keeps it for a browser that is not reachable
     * @param urgency {@code normal} or {@code high}: whether it may wake a sleeping device
     * @param topic a later one of the same topic takes its place; up to 32 characters of Base64url
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Message(byte[] payload, Duration ttl, String urgency, String topic) {}

    /** @throws Trouble when there was no answer */
    HttpAnswer send(PushAddress to, Message message) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", key.authorization(to.origin(), subject));
        headers.put("Content-Encoding", "aes128gcm");
        headers.put("TTL", String.valueOf(message.ttl().toSeconds()));
        headers.put("Urgency", message.urgency());
        headers.put("Topic", message.topic());
        return http.send("POST", to.endpoint(), headers, "application/octet-stream", sealed(to, message.payload()));
    }

    private static byte[] sealed(PushAddress to, byte[] payload) {
        try {
            return new WebPushHybridEncrypt.Builder()
                    .withAuthSecret(to.secret())
                    .withRecipientPublicKey(to.publicKey())
                    .build()
                    .encrypt(payload, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A browser's key that was checked cannot be used", e);
        }
    }
}
