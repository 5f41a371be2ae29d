package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.reply.Replies;
import io.oase.reply.Reply;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/replies}: where an answer stands, taking it back, sending it again, settling what is unknown. */
@Path("/api/v1/replies/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RepliesApi {
    private final Replies replies;
    private final Visits visits;

    public RepliesApi(Replies replies, Visits visits) {
        this.replies = replies;
        this.visits = visits;
    }

    /** Where it stands. */
    @GET
    public ReplyJson read(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return json(request, replies.get(me.account(), id));
    }

    /** Takes it back while it has not been sent. */
    @DELETE
    public ReplyJson withdraw(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return json(request, replies.withdraw(me.account(), id));
    }

    /** Sends a failed one again. */
    @POST
    @Path("attempts")
    @Consumes(MediaType.WILDCARD)
    public ReplyJson retry(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return json(request, replies.retry(me.account(), id));
    }

    /** What a person found out. */
    record Outcome(@Nullable Boolean published) implements Body {}

    /** Says whether a reply of unknown outcome stands on the network; if not, it is sent again. */
    @PUT
    @Path("outcome")
    public ReplyJson settle(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @Nullable Outcome outcome) {
        boolean published = Body.given("published", Body.given(outcome).published());
        return json(request, replies.settle(me.account(), id, published));
    }

    private ReplyJson json(ContainerRequestContext request, Reply reply) {
        return ReplyJson.of(reply, visits.of(request).reader());
    }
}
