package io.oase.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Conversations;
import io.oase.inbox.Merging;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/conversations/{id}/merges}: two become one, and are parted again. */
@Path("/api/v1/conversations/{id}/merges")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MergesApi {
    private final Merging merging;
    private final Conversations conversations;

    MergesApi(Merging merging, Conversations conversations) {
        this.merging = merging;
        this.conversations = conversations;
    }

    /** With which conversation; it becomes part of the one in the address. */
    record NewMerge(@JsonProperty("with") @Nullable Long with) implements Body {}

    /** Merges. */
    @POST
    public Response merge(@Auth Me me, @PathParam("id") long id, @Nullable NewMerge body) {
        Long with = Body.given(body).with();
        if (with == null) {
            throw new Refused.Invalid("with", Said.of("api.merge_with"));
        }
        long merge = merging.merge(me.account(), id, with);
        ConversationJson.MergeJson made = conversations.read(me.account(), id).merges().stream()
                .filter(each -> each.id() == merge)
                .map(ConversationJson.MergeJson::of)
                .findFirst()
                .orElseThrow(() -> new Refused.NotFound(Said.of("inbox.part.none", merge)));
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    /** Parts what was merged. */
    @DELETE
    @Path("{merge}")
    public Response part(@Auth Me me, @PathParam("id") long id, @PathParam("merge") long merge) {
        merging.part(me.account(), id, merge);
        return Response.noContent().build();
    }
}
