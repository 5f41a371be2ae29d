package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.guide.Part;
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

/** {@code /api/v1/activations/{id}/roles}: who plays which part. */
@Path("/api/v1/activations/{id}/roles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CrisisRolesApi {
    private final Visits visits;
    private final Guides guides;

    CrisisRolesApi(Visits visits, Guides guides) {
        this.visits = visits;
        this.guides = guides;
    }

    /** A part with who plays it now, the holder first. */
    record RoleJson(String id, String name, String does, List<String> from, List<ConversationJson.Colleague> people) {
        static RoleJson of(Part part, Locale locale) {
            return new RoleJson(
                    part.role().id(),
                    part.role().name().in(locale),
                    part.role().does().in(locale),
                    part.role().from(),
                    colleagues(part));
        }

        static List<ConversationJson.Colleague> colleagues(Part part) {
            return part.players().stream()
                    .map(each -> new ConversationJson.Colleague(each.id(), each.name()))
                    .toList();
        }
    }

    /** Somebody who plays or once played a part; {@code place} is 0 for its holder. */
    @JsonNaming(SnakeCaseStrategy.class)
    record SpellJson(
            String role,
            ConversationJson.Colleague account,
            int place,
            Instant since,
            @Nullable Instant until) {}

    /** Each part, and who ever played which. */
    record All(List<RoleJson> roles, List<SpellJson> history) {}

    /** Each part with who plays it now. */
    @GET
    public All list(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return all(
                visits.of(request).reader().language().locale(),
                me,
                id,
                guides.casting().parts(me.account(), id));
    }

    /** Who is to play it: ids of accounts, the holder first; none: nobody does. */
    record Players(@Nullable List<Long> people) implements Body {}

    /** Gives a part to somebody. */
    @PUT
    @Path("{role}")
    public All cast(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("role") String role,
            @Nullable Players body) {
        List<Long> people = Body.given("people", Body.given(body).people());
        people.forEach(each -> Body.given("people", each));
        return all(
                visits.of(request).reader().language().locale(),
                me,
                id,
                guides.casting().cast(me.account(), id, role, people));
    }

    private All all(Locale locale, Me me, long id, List<Part> parts) {
        return new All(
                parts.stream().map(part -> RoleJson.of(part, locale)).toList(),
                guides.casting().history(me.account(), id).stream()
                        .map(each -> new SpellJson(
                                each.role(),
                                new ConversationJson.Colleague(each.accountId(), each.name()),
                                each.place(),
                                each.since(),
                                each.until()))
                        .toList());
    }
}
