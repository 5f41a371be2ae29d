package io.oase.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.jwt.JwtEcdsaParameters;
import com.google.crypto.tink.jwt.JwtEcdsaPrivateKey;
import com.google.crypto.tink.jwt.JwtPublicKeySign;
import com.google.crypto.tink.jwt.JwtSignatureConfig;
import com.google.crypto.tink.jwt.RawJwt;
import com.google.crypto.tink.subtle.EllipticCurves;
import io.oase.base.Vault;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The key pair by which push services and browsers know us (VAPID, RFC 8292): made once, kept in the database under the vault's
 * keys, the same on all nodes. Signing is Tink's. Safe for use by many threads.
 */
final class PushKey {
    private static final String PLACE = "push-key";
    /** A day is the most push services take. */
    private static final Duration VALID = Duration.ofHours(12);

    private final Jdbi db;
    private final Vault vault;
    private final Clock clock;
    private volatile @Nullable KeysetHandle known;

    PushKey(Jdbi db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /** The public half as browsers take it: an uncompressed point in Base64url. */
    @AccessesPartialKey // the point itself is what browsers want
    String publicKey() {
        try {
            JwtEcdsaPrivateKey key = (JwtEcdsaPrivateKey) keys().getPrimary().getKey();
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(EllipticCurves.pointEncode(
                            EllipticCurves.CurveType.NIST_P256,
                            EllipticCurves.PointFormatType.UNCOMPRESSED,
                            key.getPublicKey().getPublicPoint()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no P-256", e);
        }
    }

    /**
     * What stands in {@code Authorization} for a push service.
     *
     * @param origin of the push service
     * @param subject whom it may write to when something is wrong, a URI
     */
    String authorization(String origin, String subject) {
        Instant now = clock.instant();
        RawJwt token = RawJwt.newBuilder()
                .setTypeHeader("JWT")
                .setAudience(origin)
                .setSubject(subject)
                .setExpiration(now.plus(VALID))
                .build();
        try {
            JwtPublicKeySign signing = keys().getPrimitive(RegistryConfiguration.get(), JwtPublicKeySign.class);
            return "vapid t=" + signing.signAndEncode(token) + ", k=" + publicKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The token for the push service could not be signed", e);
        }
    }

    private KeysetHandle keys() {
        KeysetHandle here = known;
        if (here == null) {
            byte[] sealed = db.inTransaction(handle -> find(handle).orElseGet(() -> make(handle)));
            here = parsed(vault.decrypt(sealed, PLACE));
            known = here;
        }
        return here;
    }

    /** Two nodes that make one at once keep the first. */
    private byte[] make(Handle handle) {
        handle.createUpdate("INSERT INTO push_key (sealed, created_at) VALUES (:sealed, :now) ON CONFLICT DO NOTHING")
                .bind("sealed", vault.encrypt(fresh(), PLACE))
                .bind("now", clock.instant())
                .execute();
        return find(handle).orElseThrow();
    }

    private static Optional<byte[]> find(Handle handle) {
        return handle.createQuery("SELECT sealed FROM push_key")
                .mapTo(byte[].class)
                .findOne();
    }

    private static byte[] fresh() {
        try {
            JwtSignatureConfig.register();
            KeysetHandle made = KeysetHandle.generateNew(JwtEcdsaParameters.builder()
                    .setAlgorithm(JwtEcdsaParameters.Algorithm.ES256)
                    .setKidStrategy(JwtEcdsaParameters.KidStrategy.IGNORED)
                    .build());
            return TinkJsonProtoKeysetFormat.serializeKeyset(made, InsecureSecretKeyAccess.get())
                    .getBytes(UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no ES256", e);
        }
    }

    private static KeysetHandle parsed(byte[] json) {
        try {
            JwtSignatureConfig.register();
            return TinkJsonProtoKeysetFormat.parseKeyset(new String(json, UTF_8), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The stored push key is none", e);
        }
    }
}
