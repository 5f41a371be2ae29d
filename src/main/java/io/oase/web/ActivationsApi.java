package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.activation.Activation;
import io.oase.people.Account;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/activations}: what is in force, and what was. */
@Path("/api/v1/activations")
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

    /** Another severity, and why. */
    record Severity(@Nullable Integer severity, @Nullable String because) implements Body {}

    /** Those in force, or the latest. */
    @GET
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
    @Path("{id}")
    public ActivationJson get(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return json(request, crises.activations().get(me.account(), id));
    }

    /** Stands up for what somebody began in an emergency. */
    @PUT
    @Path("{id}/countersignature")
    @Consumes(MediaType.WILDCARD)
    public ActivationJson countersign(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return json(request, crises.activations().countersign(me.account(), id));
    }

    /** Says that it is graver, or less grave. */
    @PUT
    @Path("{id}/severity")
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
