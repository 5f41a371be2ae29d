package io.oase.activation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says who puts a playbook in force.
 *
 * @param playbook its id
 * @param hash the version they had before them; null: whichever is current
 * @param level severity; 1 is the gravest
 * @param drill whether it is a rehearsal
 * @param because why, in their words; may be empty
 * @param alertId the alert that made them look; null for none
 * @param leadId who leads; null: whoever begins it, where they may
 * @param facts what is known so far: by id of the fact, for a fact in words by id, a dot and the language ({@code what.de})
 */
public record Beginning(
        String playbook,
        @Nullable String hash,
        int level,
        boolean drill,
        String because,
        @Nullable Long alertId,
        @Nullable Long leadId,
        Map<String, String> facts) {
    public Beginning {
        facts = Map.copyOf(facts);
    }
}
