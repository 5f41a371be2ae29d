package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.activation.Activation;
import io.oase.activation.Activations.Begun;
import io.oase.activation.Beginning;
import io.oase.activation.Preview;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/activations}, and what puts a playbook in force. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ActivationsApi {
    private static final int PAGE = 50;

    private final Crises crises;
    private final Visits visits;

    ActivationsApi(Crises crises, Visits visits) {
        this.crises = crises;
        this.visits = visits;
    }

    /** Some of them. */
    record All(List<ActivationJson> activations) {}

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
            int told,
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

    /** Another severity, and why. */
    record Severity(@Nullable Integer severity, @Nullable String because) implements Body {}

    /** Those in force, or the latest. */
    @GET
    @Path("activations")
    public All list(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @QueryParam("in_force") @DefaultValue("false") boolean inForce) {
        List<Activation> all = inForce
                ? crises.activations().inForce(me.account())
                : crises.activations().latest(me.account(), Long.MAX_VALUE, PAGE);
        Reader reader = visits.of(request).reader();
        return new All(all.stream()
                .map(activation -> ActivationJson.of(activation, reader))
                .toList());
    }

    /** One. */
    @GET
    @Path("activations/{id}")
    public ActivationJson get(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return json(request, crises.activations().get(me.account(), id));
    }

    /** What putting a playbook in force would do; nothing happens. */
    @GET
    @Path("playbooks/{id}/effects")
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
                                effect.told(),
                                effect.firstResponse()))
                        .toList());
    }

    /** Puts it in force; 200 where somebody was faster, with theirs. */
    @POST
    @Path("playbooks/{id}/activations")
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
        ActivationJson json = json(request, begun.activation());
        URI there = URI.create("/api/v1/activations/" + json.id());
        return begun.fresh()
                ? Response.created(there).entity(json).build()
                : Response.ok(json).location(there).build();
    }

    /** Stands up for what somebody began in an emergency. */
    @PUT
    @Path("activations/{id}/countersignature")
    @Consumes(MediaType.WILDCARD)
    public ActivationJson countersign(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return json(request, crises.activations().countersign(me.account(), id));
    }

    /** Says that it is graver, or less grave. */
    @PUT
    @Path("activations/{id}/severity")
    public ActivationJson severity(
            @Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id, @Nullable Severity body) {
        Severity to = Body.given(body);
        int severity = Body.given("severity", to.severity());
        Account by = me.account();
        return json(
                request,
                crises.activations().changeLevel(by, id, severity, Objects.requireNonNullElse(to.because(), "")));
    }

    private ActivationJson json(ContainerRequestContext request, Activation activation) {
        return ActivationJson.of(activation, visits.of(request).reader());
    }
}
