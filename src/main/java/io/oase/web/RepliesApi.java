package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.reply.Replies;
import io.oase.reply.Reply;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/replies}: where an answer stands, taking it back, sending it again, settling what is unknown. */
@Path("/api/v1/replies/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RepliesApi {
    private final Replies replies;
    private final Messages messages;

    public RepliesApi(Replies replies, Messages messages) {
        this.replies = replies;
        this.messages = messages;
    }

    /** Where it stands. */
    @GET
    public Object read(
            @Auth Me me, @PathParam("id") long id, @HeaderParam("Accept-Language") @Nullable String languages) {
        return json(replies.get(me.account(), id), languages);
    }

    /** Takes it back while it has not been sent. */
    @DELETE
    public Object withdraw(
            @Auth Me me, @PathParam("id") long id, @HeaderParam("Accept-Language") @Nullable String languages) {
        return json(replies.withdraw(me.account(), id), languages);
    }

    /** Sends a failed one again. */
    @POST
    @Path("attempts")
    public Object retry(
            @Auth Me me, @PathParam("id") long id, @HeaderParam("Accept-Language") @Nullable String languages) {
        return json(replies.retry(me.account(), id), languages);
    }

    /** What a person found out. */
    record Outcome(@Nullable Boolean published) {}

    /** Says whether a reply of unknown outcome stands on the network; if not, it is sent again. */
    @PUT
    @Path("outcome")
    public Object settle(
            @Auth Me me,
            @PathParam("id") long id,
            @Nullable Outcome outcome,
            @HeaderParam("Accept-Language") @Nullable String languages) {
        if (outcome == null || outcome.published() == null) {
            throw new Refused.Invalid("published", Said.of("api.required"));
        }
        return json(replies.settle(me.account(), id, outcome.published()), languages);
    }

    private ReplyJson json(Reply reply, @Nullable String languages) {
        return ReplyJson.of(reply, messages.choose("", languages == null ? "" : languages));
    }
}
