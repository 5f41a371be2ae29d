package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.oase.activation.Activation;
import io.oase.web.ConversationJson.Colleague;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A playbook in force, or one that was, as the API says it. */
@JsonNaming(SnakeCaseStrategy.class)
record ActivationJson(
        long id,
        String playbook,
        String version,
        String title,
        int severity,
        String severityName,
        boolean drill,
        String because,
        @Nullable Long alert,
        Instant startedAt,
        Colleague startedBy,
        @Nullable Colleague lead,
        @Nullable Instant nextUpdateAt,
        @Nullable Instant updateDueAt,
        boolean emergency,
        @Nullable Instant countersignedAt,
        @Nullable String countersignedBy,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {
    static ActivationJson of(Activation activation, Reader reader) {
        var locale = reader.language().locale();
        Long lead = activation.leadId();
        String leadName = activation.leadName();
        return new ActivationJson(
                activation.id(),
                activation.playbook().id(),
                activation.hash(),
                activation.playbook().title().in(locale),
                activation.level(),
                activation.severity().name().in(locale),
                activation.drill(),
                activation.because(),
                activation.alertId(),
                activation.startedAt(),
                new Colleague(activation.starterId(), activation.starterName()),
                lead == null || leadName == null ? null : new Colleague(lead, leadName),
                activation.nextUpdateAt(),
                activation.updateDueAt(),
                activation.glassBroken(),
                activation.countersignedAt(),
                activation.countersignerName(),
                activation.endedAt(),
                activation.enderName());
    }
}
