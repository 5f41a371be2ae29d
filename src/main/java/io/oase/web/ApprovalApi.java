package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.reply.Approvals;
import io.oase.reply.Reply;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/replies/{id}/approval} and {@code …/returns}: the second pair of eyes on an answer. */
@Path("/api/v1/replies/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ApprovalApi {
    private final Approvals approvals;
    private final Visits visits;

    ApprovalApi(Approvals approvals, Visits visits) {
        this.approvals = approvals;
        this.visits = visits;
    }

    /** @param text the words it shall have; null: as they are */
    record Approved(@Nullable String text) implements Body {}

    /** Approves it, with other words where some are given. */
    @PUT
    @Path("approval")
    public ReplyJson approve(
            @Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id, @Nullable Approved body) {
        return json(
                request, approvals.approve(me.account(), id, Body.given(body).text()));
    }

    /** Takes one's own approval back while nothing is out. */
    @DELETE
    @Path("approval")
    public ReplyJson revoke(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return json(request, approvals.revoke(me.account(), id));
    }

    /** What its author should do about it. */
    record Return(@Nullable String comment) implements Body {}

    /** Gives it back. */
    @POST
    @Path("returns")
    public ReplyJson giveBack(
            @Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id, @Nullable Return body) {
        String comment = Body.given("comment", Body.given(body).comment());
        return json(request, approvals.giveBack(me.account(), id, comment));
    }

    /** Makes the asker's own what came back to somebody who has left or is away. */
    @POST
    @Path("takeover")
    @Consumes(MediaType.WILDCARD)
    public ReplyJson takeOver(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return json(request, approvals.takeOver(me.account(), id));
    }

    private ReplyJson json(ContainerRequestContext request, Reply reply) {
        return ReplyJson.of(reply, visits.of(request).reader());
    }
}
