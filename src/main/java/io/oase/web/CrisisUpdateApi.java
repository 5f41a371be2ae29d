package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.guide.Countdown;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/activations/{id}/next-update}: by when people hear from us again. */
@Path("/api/v1/activations/{id}/next-update")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CrisisUpdateApi {
    private final Guides guides;

    CrisisUpdateApi(Guides guides) {
        this.guides = guides;
    }

    /** How much time there is; {@code rings_at} is when it rings before it is late. */
    @JsonNaming(SnakeCaseStrategy.class)
    record TimeJson(
            @Nullable Instant dueAt,
            @Nullable Instant ringsAt,
            @Nullable Instant promisedAt,
            @Nullable Instant updatedAt,
            int everyMinutes) {
        static TimeJson of(Countdown time) {
            return new TimeJson(
                    time.due().orElse(null),
                    time.warnsAt().orElse(null),
                    time.promised(),
                    time.updatedAt(),
                    time.cadence());
        }
    }

    /** How much time there is. */
    @GET
    public TimeJson read(@Auth Me me, @PathParam("id") long id) {
        return TimeJson.of(guides.promising().read(me.account(), id));
    }

    /** When people hear from us again, ISO 8601. */
    record Promise(@Nullable String at) implements Body {}

    /** Promises it. */
    @PUT
    public TimeJson promise(@Auth Me me, @PathParam("id") long id, @Nullable Promise body) {
        String at = Body.given("at", Body.given(body).at());
        return TimeJson.of(guides.promising().promise(me.account(), id, Parsing.time("at", at)));
    }
}
