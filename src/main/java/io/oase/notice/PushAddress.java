package io.oase.notice;

import com.google.crypto.tink.subtle.EllipticCurves;
import io.oase.base.Refused;
import io.oase.base.Said;
import java.security.GeneralSecurityException;
import java.util.Base64;
import okhttp3.HttpUrl;

/**
 * Where a browser can be pushed to, as it says itself (W3C Push API).
 *
 * @param endpoint address at the push service the browser has chosen
 * @param p256dh its public key, 65 bytes in Base64url
 * @param auth what both sides know, 16 bytes in Base64url
 */
public record PushAddress(String endpoint, String p256dh, String auth) {
    private static final int LONGEST = 2000;
    private static final int AUTH_BYTES = 16;

    /**
     * The same, when something can be sent there.
     *
     * @param anywhere whether also without TLS: for push services on the own machine
     * @throws Refused.Invalid naming endpoint, keys.p256dh or keys.auth
     */
    PushAddress checked(boolean anywhere) {
        HttpUrl url = endpoint.length() > LONGEST ? null : HttpUrl.parse(endpoint);
        if (url == null || !(url.isHttps() || anywhere) || !url.username().isEmpty()) {
            throw new Refused.Invalid("endpoint", Said.of("notice.push.endpoint"));
        }
        try {
            EllipticCurves.pointDecode(
                    EllipticCurves.CurveType.NIST_P256,
                    EllipticCurves.PointFormatType.UNCOMPRESSED,
                    bytes("keys.p256dh", p256dh));
        } catch (GeneralSecurityException noPoint) {
            throw new Refused.Invalid("keys.p256dh", Said.of("notice.push.key"));
        }
        if (bytes("keys.auth", auth).length != AUTH_BYTES) {
            throw new Refused.Invalid("keys.auth", Said.of("notice.push.key"));
        }
        return this;
    }

    /** Scheme, host and port, as a token for the push service names it. */
    String origin() {
        HttpUrl url = HttpUrl.get(endpoint);
        String port = url.port() == HttpUrl.defaultPort(url.scheme()) ? "" : ":" + url.port();
        return url.scheme() + "://" + url.host() + port;
    }

    byte[] publicKey() {
        return Base64.getUrlDecoder().decode(p256dh);
    }

    byte[] secret() {
        return Base64.getUrlDecoder().decode(auth);
    }

    private static byte[] bytes(String field, String text) {
        try {
            return Base64.getUrlDecoder().decode(text.replaceAll("=+$", ""));
        } catch (IllegalArgumentException notBase64) {
            throw new Refused.Invalid(field, Said.of("notice.push.key"));
        }
    }

    /** Without what opens it. */
    @Override
    public String toString() {
        return "PushAddress[" + HttpUrl.get(endpoint).host() + "]";
    }
}
