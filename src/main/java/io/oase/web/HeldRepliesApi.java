package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.reply.HeldReplies.Held;
import io.oase.reply.Reply;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/activations/N/held-replies}: answers that were stopped, and what becomes of each. */
@Path("/api/v1/activations/{id}/held-replies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class HeldRepliesApi {
    private static final int MOST = 500;

    private final Crises crises;
    private final Visits visits;

    HeldRepliesApi(Crises crises, Visits visits) {
        this.crises = crises;
        this.visits = visits;
    }

    /** The undecided first. */
    @JsonNaming(SnakeCaseStrategy.class)
    record All(List<HeldJson> heldReplies) {}

    /** One of them; {@code newer} and {@code answered} say what happened since it was written. */
    @JsonNaming(SnakeCaseStrategy.class)
    record HeldJson(
            ReplyJson reply,
            Instant heldAt,
            int newer,
            boolean answered,
            @Nullable String outcome,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy) {}

    /** What is to become of one. */
    record Decision(@Nullable String outcome, @Nullable Boolean sure) implements Body {}

    /** All of them, 500 at most. */
    @GET
    public All list(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        crises.activations().get(me.account(), id);
        Reader reader = visits.of(request).reader();
        return new All(crises.held().of(me.account(), id, MOST).stream()
                .map(held -> json(held, reader))
                .toList());
    }

    /** Lets one out or takes it back. */
    @PUT
    @Path("{reply}/decision")
    public ReplyJson decide(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("reply") long reply,
            @Nullable Decision body) {
        Decision decision = Body.given(body);
        crises.activations().get(me.account(), id);
        Reply after =
                switch (String.valueOf(decision.outcome())) {
                    case "released" -> crises.held().release(me.account(), reply, Boolean.TRUE.equals(decision.sure()));
                    case "withdrawn" -> crises.held().withdraw(me.account(), reply);
                    default -> throw new Refused.Invalid("outcome", Said.of("api.one_of", "released, withdrawn"));
                };
        return ReplyJson.of(after, visits.of(request).reader());
    }

    private static HeldJson json(Held held, Reader reader) {
        return new HeldJson(
                ReplyJson.of(held.reply(), reader),
                held.heldAt(),
                held.newer(),
                held.answered(),
                held.outcome() == null ? null : held.outcome().name().toLowerCase(Locale.ROOT),
                held.decidedAt(),
                held.decider());
    }
}
