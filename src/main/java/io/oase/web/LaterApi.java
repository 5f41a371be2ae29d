package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Views;
import io.oase.later.FollowUps;
import io.oase.later.Snoozes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/conversations/{id}/snooze} and {@code …/follow-up}: what is put off. */
@Path("/api/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LaterApi {
    private final Views views;
    private final Snoozes snoozes;
    private final FollowUps followUps;

    LaterApi(Views views, Snoozes snoozes, FollowUps followUps) {
        this.views = views;
        this.snoozes = snoozes;
        this.followUps = followUps;
    }

    /**
     * Until when to put it away: exactly one of the two.
     *
     * @param seen the newest post its author knows of; null to put away whatever has come
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record NewSnooze(
            @Nullable String until,
            @Nullable Boolean untilAnswer,
            @Nullable String reason,
            @Nullable Long seen) implements Body {
        private Snoozes.Wish wish() {
            boolean answer = Boolean.TRUE.equals(untilAnswer);
            if (answer == (until != null)) {
                throw new Refused.Invalid("until", Said.of("api.until"));
            }
            return new Snoozes.Wish(
                    until == null ? null : Parsing.time("until", until), Objects.requireNonNullElse(reason, ""), seen);
        }
    }

    /** Puts it away, or puts it away anew. */
    @PUT
    @Path("{id}/snooze")
    public LaterJson.SnoozeJson snooze(@Auth Me me, @PathParam("id") long id, @Nullable NewSnooze body) {
        snoozes.snooze(me.account(), id, Body.given(body).wish());
        return Objects.requireNonNull(
                LaterJson.SnoozeJson.of(views.row(me.account(), id).later().snooze()));
    }

    /** Takes it out again. */
    @DELETE
    @Path("{id}/snooze")
    public void wake(@Auth Me me, @PathParam("id") long id) {
        snoozes.wake(me.account(), id);
    }

    /** When to ask again, and why. */
    record NewFollowUp(@Nullable String at, @Nullable String reason) implements Body {
        FollowUps.Plan plan(String above) {
            return new FollowUps.Plan(
                    Parsing.time(above + "at", Body.given(above + "at", at)), Body.given(above + "reason", reason));
        }
    }

    /** Plans to ask again, or plans it anew. */
    @PUT
    @Path("{id}/follow-up")
    public LaterJson.FollowUpJson plan(@Auth Me me, @PathParam("id") long id, @Nullable NewFollowUp body) {
        followUps.plan(me.account(), id, Body.given(body).plan(""));
        return Objects.requireNonNull(
                LaterJson.FollowUpJson.of(views.row(me.account(), id).later().followUp()));
    }

    /** Calls it off. */
    @DELETE
    @Path("{id}/follow-up")
    public void cancel(@Auth Me me, @PathParam("id") long id) {
        followUps.cancel(me.account(), id);
    }
}
