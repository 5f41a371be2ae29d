package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.playbook.Uploads;
import io.oase.playbook.Withdrawals.Withdrawal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/playbooks/{id}/withdrawal}: proposing that a playbook without a file goes, and deciding about that. */
@Path("/api/v1/playbooks/{id}/withdrawal")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PlaybookWithdrawalApi {
    private final Uploads uploads;

    PlaybookWithdrawalApi(Uploads uploads) {
        this.uploads = uploads;
    }

    /** Who wants it away and why; {@code version} was in use then. */
    record WithdrawalJson(String playbook, String version, String reason, String by, Instant at) {
        static WithdrawalJson of(Withdrawal wish) {
            return new WithdrawalJson(wish.playbookId(), wish.hash(), wish.because(), wish.byName(), wish.at());
        }
    }

    /** Why it should go. */
    record Proposal(@Nullable String reason) implements Body {}

    /** A decision; {@code reason} why it stays. */
    record Review(@Nullable Boolean taken, @Nullable String reason) implements Body {}

    /** The wish nobody has decided about. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public WithdrawalJson read(@Auth Me me, @PathParam("id") String id) {
        return uploads.withdrawals()
                .of(me.account(), id)
                .map(WithdrawalJson::of)
                .orElseThrow(() -> new Refused.NotFound(Said.of("playbooks.no_withdrawal")));
    }

    /** Proposes it. */
    @POST
    public Response ask(@Auth Me me, @PathParam("id") String id, @Nullable Proposal body) {
        String reason = Body.given("reason", Body.given(body).reason());
        return Response.status(Response.Status.CREATED)
                .entity(WithdrawalJson.of(uploads.withdrawals().ask(me.account(), id, reason)))
                .build();
    }

    /** Takes it away, or leaves it in use. */
    @PUT
    @Path("review")
    public void review(@Auth Me me, @PathParam("id") String id, @Nullable Review body) {
        Review review = Body.given(body);
        if (Body.given("taken", review.taken())) {
            uploads.withdrawals().take(me.account(), id);
        } else {
            uploads.withdrawals().keep(me.account(), id, Objects.requireNonNullElse(review.reason(), ""));
        }
    }
}
