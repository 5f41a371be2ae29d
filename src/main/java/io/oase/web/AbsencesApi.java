package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.assign.Absence;
import io.oase.assign.Absences;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/absences}: who is away and when. */
@Path("/api/v1/absences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AbsencesApi {
    private final Absences absences;

    AbsencesApi(Absences absences) {
        this.absences = absences;
    }

    /** One absence. */
    @JsonNaming(SnakeCaseStrategy.class)
    record AbsenceJson(
            long id,
            long account,
            Instant from,
            Instant to,
            @Nullable Long deputy,
            @Nullable Instant handedAt) {
        static AbsenceJson of(Absence of) {
            return new AbsenceJson(of.id(), of.accountId(), of.from(), of.to(), of.deputyId(), of.handedAt());
        }
    }

    /** All that are not over. */
    record All(List<AbsenceJson> absences) {}

    /** All that are not over. */
    @GET
    public All list(@Auth Me me) {
        return new All(absences.all(me.account()).stream().map(AbsenceJson::of).toList());
    }

    /** One to be noted; without account, one's own. */
    record NewAbsence(
            @Nullable Long account,
            @Nullable String from,
            @Nullable String to,
            @Nullable Long deputy) implements Body {}

    /** Notes one. */
    @POST
    public Response add(@Auth Me me, @Nullable NewAbsence sent) {
        NewAbsence body = Body.given(sent);
        Absence made = absences.add(
                me.account(),
                body.account() == null ? me.account().id() : body.account(),
                Parsing.time("from", Body.given("from", body.from())),
                Parsing.time("to", Body.given("to", body.to())),
                body.deputy());
        return Response.created(URI.create("/api/v1/absences/" + made.id()))
                .entity(AbsenceJson.of(made))
                .build();
    }

    /** Takes one back. */
    @DELETE
    @Path("{id}")
    public void remove(@Auth Me me, @PathParam("id") long id) {
        absences.remove(me.account(), id);
    }
}
