package io.oase.activation;

import io.oase.playbook.Playbook;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One time a playbook is in force.
 *
 * @param hash version of the playbook it began with and keeps
 * @param playbook what that version says
 * @param level its severity at present; 1 is the gravest
 * @param drill whether it is a rehearsal: nothing is held, published or sent
 * @param because why, in the words of whoever began it; may be empty
 * @param alertId the alert that made somebody look; null for none
 * @param leadId who leads; null while nobody does
 * @param nextUpdateAt when people were told to hear from us again; null where they were not
 * @param updateDueAt when the cadence of the playbook wants something said
 * @param glassBroken whether somebody began it who only may in an emergency
 * @param endedAt null while it is in force
 */
public record Activation(
        long id,
        String hash,
        Playbook playbook,
        int level,
        boolean drill,
        String because,
        @Nullable Long alertId,
        Instant startedAt,
        long starterId,
        String starterName,
        @Nullable Long leadId,
        @Nullable String leadName,
        @Nullable Instant nextUpdateAt,
        @Nullable Instant updateDueAt,
        boolean glassBroken,
        @Nullable Instant countersignedAt,
        @Nullable String countersignerName,
        @Nullable Instant endedAt,
        @Nullable String enderName) {
    /** What it is called where it can be called only one thing: in the first language of its playbook. */
    public String title() {
        return playbook.title().in(Locale.forLanguageTag(playbook.languages().get(0)));
    }

    /** Whether it still is. */
    public boolean inForce() {
        return endedAt == null;
    }

    /** What its severity asks for. */
    public Playbook.Level severity() {
        return playbook.level(level).orElseThrow();
    }
}
