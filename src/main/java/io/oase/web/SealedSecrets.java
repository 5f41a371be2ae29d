package io.oase.web;

import io.oase.base.Vault;
import io.oase.base.VaultTrouble;
import io.oase.db.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * Secrets between testing a connection and making it: they travel in the form encrypted, so that nobody has to type them
 * twice and no page ever holds them readable. Good for half an hour, for one account and one network.
 */
final class SealedSecrets {
    private static final Duration GOOD_FOR = Duration.ofMinutes(30);
    private static final String UNTIL = "*until";

    private final Vault vault;
    private final Clock clock;

    SealedSecrets(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** For the form; empty when there is nothing to seal. */
    String seal(Map<String, String> secrets, long account, String network) {
        if (secrets.isEmpty()) {
            return "";
        }
        Map<String, String> dated = new HashMap<>(secrets);
        dated.put(UNTIL, clock.instant().plus(GOOD_FOR).toString());
        byte[] sealed = vault.encrypt(Json.of(dated).text().getBytes(StandardCharsets.UTF_8), place(account, network));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** What was sealed; nothing when it is too old, somebody else's, or no seal of ours. */
    Map<String, String> open(String sealed, long account, String network) {
        if (sealed.isEmpty()) {
            return Map.of();
        }
        try {
            byte[] plain = vault.decrypt(Base64.getUrlDecoder().decode(sealed), place(account, network));
            Map<String, String> dated = new HashMap<>(new Json(new String(plain, StandardCharsets.UTF_8)).strings());
            String until = dated.remove(UNTIL);
            return until == null || Instant.parse(until).isBefore(clock.instant()) ? Map.of() : dated;
        } catch (IllegalArgumentException | VaultTrouble e) {
            return Map.of();
        }
    }

    private static String place(long account, String network) {
        return "form:" + account + ":" + network;
    }
}
