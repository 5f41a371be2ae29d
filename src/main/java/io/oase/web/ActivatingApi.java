package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.activation.Activations.Begun;
import io.oase.activation.Beginning;
import io.oase.activation.Preview;
import io.oase.base.Refused;
import io.oase.base.Said;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/playbooks/X/activations}: what putting a playbook in force would do, and doing it. */
@Path("/api/v1/playbooks/{id}/activations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ActivatingApi {
    private final Crises crises;
    private final Visits visits;

    ActivatingApi(Crises crises, Visits visits) {
        this.crises = crises;
        this.visits = visits;
    }

    /** What would happen at each severity. */
    record Effects(String version, List<EffectJson> severities) {}

    /** What would happen at one; {@code matching} is counted up to 10,000. */
    @JsonNaming(SnakeCaseStrategy.class)
    record EffectJson(
            int severity,
            String name,
            List<String> quietChannels,
            int held,
            int matching,
            List<String> uncounted,
            int told,
            List<String> strangers,
            @Nullable Integer firstResponseMinutes) {}

    /** How it is put in force. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Start(
            @Nullable Integer severity,
            @Nullable Map<String, String> facts,
            @Nullable Boolean drill,
            @Nullable String because,
            @Nullable String version,
            @Nullable Long alert)
            implements Body {}

    /** What putting a playbook in force would do; nothing happens. */
    @GET
    @Path("preview")
    public Effects effects(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") String id) {
        var locale = visits.of(request).reader().language().locale();
        var version = crises.shelf()
                .current(id)
                .orElseThrow(() -> new Refused.NotFound(Said.of("activation.no_playbook", id)));
        return new Effects(
                version.hash(),
                crises.preview().of(me.account(), version.playbook()).stream()
                        .map((Preview.Effect effect) -> new EffectJson(
                                effect.level().level(),
                                effect.level().name().in(locale),
                                effect.quietChannels(),
                                effect.held(),
                                effect.matching(),
                                effect.uncounted(),
                                effect.told(),
                                effect.strangers(),
                                effect.firstResponse()))
                        .toList());
    }

    /** Puts it in force; 200 where somebody was faster, with theirs. */
    @POST
    public Response begin(
            @Context ContainerRequestContext request, @Auth Me me, @PathParam("id") String id, @Nullable Start body) {
        Start start = Body.given(body);
        int severity = Body.given("severity", start.severity());
        Begun begun = crises.activations()
                .begin(
                        me.account(),
                        new Beginning(
                                id,
                                start.version(),
                                severity,
                                Objects.requireNonNullElse(start.drill(), false),
                                Objects.requireNonNullElse(start.because(), ""),
                                start.alert(),
                                null,
                                Objects.requireNonNullElse(start.facts(), Map.of())));
        ActivationJson json =
                ActivationJson.of(begun.activation(), visits.of(request).reader());
        URI there = URI.create("/api/v1/activations/" + json.id());
        return begun.fresh()
                ? Response.created(there).entity(json).build()
                : Response.ok(json).location(there).build();
    }
}
