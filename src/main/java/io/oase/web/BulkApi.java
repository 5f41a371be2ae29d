package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.bulk.BulkChange;
import io.oase.bulk.BulkChanges;
import io.oase.bulk.Chosen;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/bulk-changes}: one change to many conversations. */
@Path("/api/v1/bulk-changes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BulkApi {
    private final BulkChanges changes;
    private final Visits visits;

    BulkApi(BulkChanges changes, Visits visits) {
        this.changes = changes;
        this.visits = visits;
    }

    /** One conversation, and the newest post of it that was seen; answering needs that. */
    record ChosenJson(@Nullable Long id, @Nullable Long seen) {
        private Chosen chosen() {
            return new Chosen(Body.given("conversations.id", id), seen);
        }
    }

    /** What to do with which conversations. */
    @JsonNaming(SnakeCaseStrategy.class)
    record NewBulk(@Nullable List<@Nullable ChosenJson> conversations, BulkJson.@Nullable ActionJson action)
            implements Body {
        private List<Chosen> chosen() {
            return Body.given("conversations", conversations).stream()
                    .map(each -> Body.given("conversations", each).chosen())
                    .toList();
        }
    }

    /** Begins; it goes on by itself. */
    @POST
    public Response begin(@Context ContainerRequestContext request, @Auth Me me, @Nullable NewBulk body) {
        NewBulk wanted = Body.given(body);
        BulkChange begun = changes.begin(
                me.account(),
                wanted.chosen(),
                Body.given("action", wanted.action()).action());
        return accepted(request, me, begun);
    }

    /** One's own lately, the newest first. */
    @GET
    public List<BulkJson> list(@Context ContainerRequestContext request, @Auth Me me) {
        return changes.recent(me.account()).stream()
                .map(each -> BulkJson.of(each, List.of(), visits.of(request).reader()))
                .toList();
    }

    /** How far one is, and with what it could not be done. */
    @GET
    @Path("{id}")
    public BulkJson read(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return json(request, me, changes.get(me.account(), id));
    }

    /** Leaves the rest as it is. */
    @PUT
    @Path("{id}/stop")
    public BulkJson stop(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return json(request, me, changes.stop(me.account(), id));
    }

    /** Takes it back. */
    @POST
    @Path("{id}/undo")
    public Response undo(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return accepted(request, me, changes.undo(me.account(), id));
    }

    private Response accepted(ContainerRequestContext request, Me me, BulkChange begun) {
        return Response.accepted(json(request, me, begun))
                .location(URI.create("/api/v1/bulk-changes/" + begun.id()))
                .build();
    }

    private BulkJson json(ContainerRequestContext request, Me me, BulkChange change) {
        return BulkJson.of(
                change,
                change.refused() == 0 ? List.of() : changes.refusals(me.account(), change.id()),
                visits.of(request).reader());
    }
}
