package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.guide.Condition;
import io.oase.guide.StandingDown;
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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/activations/{id}/end}: how far a crisis is from being over, and ending it. */
@Path("/api/v1/activations/{id}/end")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CrisisEndApi {
    private final Visits visits;
    private final Guides guides;

    CrisisEndApi(Visits visits, Guides guides) {
        this.visits = visits;
        this.guides = guides;
    }

    /** Something that has to be true, and who said that it is. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ConditionJson(
            String id,
            String text,
            boolean met,
            @Nullable Instant metAt,
            @Nullable String metBy) {
        static ConditionJson of(Condition condition, Locale locale) {
            return new ConditionJson(
                    condition.text().id(),
                    condition.text().text().in(locale),
                    condition.met(),
                    condition.metAt(),
                    condition.byName());
        }
    }

    /** How far it is; {@code held} answers wait for a decision. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ReadinessJson(
            boolean ready,
            List<ConditionJson> conditions,
            int held,
            @Nullable Long reviewOwner,
            Instant reviewDue) {
        static ReadinessJson of(StandingDown.Readiness ready, Locale locale) {
            return new ReadinessJson(
                    ready.ready(),
                    ready.conditions().stream()
                            .map(each -> ConditionJson.of(each, locale))
                            .toList(),
                    ready.held(),
                    ready.owner(),
                    ready.reviewDue());
        }
    }

    /** How far it is. */
    @GET
    public ReadinessJson read(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return ReadinessJson.of(guides.standingDown().read(me.account(), id), locale(request));
    }

    /** Whether it is true. */
    record Tick(@Nullable Boolean met) implements Body {}

    /** Ticks a condition, or takes that back. */
    @PUT
    @Path("conditions/{condition}")
    public ReadinessJson tick(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("condition") String condition,
            @Nullable Tick body) {
        boolean met = Body.given("met", Body.given(body).met());
        return ReadinessJson.of(guides.standingDown().tick(me.account(), id, condition, met), locale(request));
    }

    /** What is true, and who writes the review by when. */
    @JsonNaming(SnakeCaseStrategy.class)
    record End(
            @Nullable List<String> conditions,
            @Nullable Long reviewOwner,
            @Nullable String reviewDue) implements Body {}

    /** It is over. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Over(long id, boolean drill, Instant endedAt, String endedBy) {}

    /** Ends it. */
    @POST
    public Over end(
            @Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id, @Nullable End body) {
        End end = Body.given(body);
        List<String> conditions = Objects.requireNonNullElse(end.conditions(), List.of());
        conditions.forEach(each -> Body.given("conditions", each));
        var over = guides.standingDown()
                .end(
                        me.account(),
                        id,
                        conditions,
                        end.reviewOwner(),
                        end.reviewDue() == null ? null : Parsing.time("review_due", end.reviewDue()),
                        locale(request));
        return new Over(
                over.id(),
                over.drill(),
                Objects.requireNonNull(over.endedAt()),
                Objects.requireNonNull(over.enderName()));
    }

    private Locale locale(ContainerRequestContext request) {
        return visits.of(request).reader().language().locale();
    }
}
