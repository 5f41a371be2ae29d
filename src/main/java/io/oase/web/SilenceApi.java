package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.statement.Saying;
import io.oase.statement.Silences.Silence;
import io.oase.web.StatementsApi.Reason;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/activations/{id}/silence}: saying nothing in public, on purpose. */
@Path("/api/v1/activations/{id}/silence")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SilenceApi {
    private final Saying saying;

    SilenceApi(Saying saying) {
        this.saying = saying;
    }

    /** The choice to say nothing, as the API shows it. */
    record SilenceJson(String because, Instant since, String by) {
        static SilenceJson of(Silence silence) {
            return new SilenceJson(silence.because(), silence.since(), silence.byName());
        }
    }

    /** The choice to say nothing in public; 404 while there is none. */
    @GET
    public SilenceJson silence(@Auth Me me, @PathParam("id") long id) {
        saying.statements().list(me.account(), id);
        return saying.silences()
                .now(me.account(), id)
                .map(SilenceJson::of)
                .orElseThrow(() -> new Refused.NotFound(Said.of("statement.no_silence")));
    }

    /** Chooses so. */
    @PUT
    public SilenceJson keepSilent(@Auth Me me, @PathParam("id") long id, @Nullable Reason body) {
        String because = Body.given("because", Body.given(body).because());
        return SilenceJson.of(saying.silences().keep(me.account(), id, because));
    }

    /** Chooses otherwise. */
    @DELETE
    public void speak(@Auth Me me, @PathParam("id") long id) {
        saying.silences().end(me.account(), id);
    }
}
