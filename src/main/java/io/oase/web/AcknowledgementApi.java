package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.acknowledge.Acknowledgement;
import io.oase.acknowledge.Acknowledgements;
import io.oase.acknowledge.Scope;
import io.oase.base.Refused;
import io.oase.base.Said;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/channels/{id}/acknowledgement}: whether and how a channel says automatically that something has come in. */
@Path("/api/v1/channels/{id}/acknowledgement")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AcknowledgementApi {
    private final Acknowledgements acknowledgements;

    AcknowledgementApi(Acknowledgements acknowledgements) {
        this.acknowledgements = acknowledgements;
    }

    /** As it is; texts by language and situation, also those that ship. */
    @JsonNaming(SnakeCaseStrategy.class)
    record AcknowledgementJson(
            String scope,
            @Nullable Instant since,
            @Nullable String stoppedWith,
            Map<String, Map<String, String>> texts) {}

    /** As it shall be; what is absent is as shipped. */
    record Wanted(@Nullable String scope, @Nullable Map<String, @Nullable Map<String, @Nullable String>> texts)
            implements Body {}

    @GET
    @Consumes(MediaType.WILDCARD)
    public AcknowledgementJson read(@Auth Me me, @PathParam("id") long id) {
        return json(acknowledgements.of(me.account(), id));
    }

    /** Sets the whole. */
    @PUT
    public AcknowledgementJson change(@Auth Me me, @PathParam("id") long id, @Nullable Wanted wanted) {
        Wanted given = Body.given(wanted);
        Scope scope = Scope.of(Body.given("scope", given.scope()))
                .orElseThrow(() -> new Refused.Invalid("scope", Said.of("acknowledge.scopes")));
        Map<String, Map<String, String>> texts = new TreeMap<>();
        if (given.texts() != null) {
            given.texts().forEach((language, bySituation) -> {
                Map<String, String> known = new TreeMap<>();
                if (bySituation != null) {
                    bySituation.forEach((situation, text) -> known.put(situation, text == null ? "" : text));
                }
                texts.put(language, known);
            });
        }
        return json(acknowledgements.change(me.account(), id, scope, texts));
    }

    private AcknowledgementJson json(Acknowledgement setting) {
        return new AcknowledgementJson(
                setting.scope().id(),
                setting.since(),
                acknowledgements.stoppedWith(setting).orElse(null),
                acknowledgements.texts(setting));
    }
}
