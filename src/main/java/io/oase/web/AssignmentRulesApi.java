package io.oase.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.assign.Rule;
import io.oase.assign.Rules;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/assignment-rules}: who gets what comes in by itself. */
@Path("/api/v1/assignment-rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AssignmentRulesApi {
    private final Rules rules;

    AssignmentRulesApi(Rules rules) {
        this.rules = rules;
    }

    /** A rule in its latest version. */
    @JsonNaming(SnakeCaseStrategy.class)
    record RuleJson(
            long id,
            int version,
            String name,
            List<Long> channels,
            List<String> tags,
            List<String> languages,
            @JsonProperty("private") @Nullable Boolean isPrivate,
            @Nullable Long ofTeam,
            @Nullable Long toTeam,
            String way,
            boolean skilled,
            @Nullable Long calendar,
            @Nullable Integer backMinutes) {
        static RuleJson of(Rule rule) {
            Rule.Body body = rule.body();
            return new RuleJson(
                    rule.id(),
                    rule.version(),
                    body.name(),
                    body.channels(),
                    body.tags(),
                    body.languages(),
                    body.isPrivate(),
                    body.ofTeam(),
                    body.toTeam(),
                    body.way(),
                    body.skilled(),
                    body.calendar(),
                    body.backMinutes());
        }
    }

    /** All of them, in order. */
    record All(List<RuleJson> rules) {}

    /** All of them, in order. */
    @GET
    public All list(@Auth Me me) {
        return new All(rules.all(me.account()).stream().map(RuleJson::of).toList());
    }

    /** One. */
    @GET
    @Path("{id}")
    public RuleJson read(@Auth Me me, @PathParam("id") long id) {
        return RuleJson.of(rules.get(me.account(), id));
    }

    /** What a rule is to say; {@code version} is the one its author had seen, null when they do not care. */
    @JsonNaming(SnakeCaseStrategy.class)
    record WholeRule(
            @Nullable String name,
            @Nullable List<Long> channels,
            @Nullable List<String> tags,
            @Nullable List<String> languages,
            @JsonProperty("private") @Nullable Boolean isPrivate,
            @Nullable Long ofTeam,
            @Nullable Long toTeam,
            @Nullable String way,
            @Nullable Boolean skilled,
            @Nullable Long calendar,
            @Nullable Integer backMinutes,
            @Nullable Integer version)
            implements Body {
        private Rule.Body body() {
            return new Rule.Body(
                    Body.given("name", name),
                    Objects.requireNonNullElse(channels, List.of()),
                    Objects.requireNonNullElse(tags, List.of()),
                    Objects.requireNonNullElse(languages, List.of()),
                    isPrivate,
                    ofTeam,
                    toTeam,
                    Body.given("way", way),
                    skilled != null && skilled,
                    calendar,
                    backMinutes);
        }
    }

    /** Makes one, the last in order. */
    @POST
    public Response create(@Auth Me me, @Nullable WholeRule sent) {
        Rule made = rules.create(me.account(), Body.given(sent).body());
        return Response.created(URI.create("/api/v1/assignment-rules/" + made.id()))
                .entity(RuleJson.of(made))
                .build();
    }

    /** Changes one as a whole. */
    @PUT
    @Path("{id}")
    public RuleJson change(@Auth Me me, @PathParam("id") long id, @Nullable WholeRule sent) {
        WholeRule body = Body.given(sent);
        return RuleJson.of(rules.change(me.account(), id, body.body(), body.version()));
    }

    /** The whole order. */
    record Order(@Nullable List<Long> order) implements Body {}

    /** Changes their order. */
    @PUT
    @Path("order")
    public All order(@Auth Me me, @Nullable Order sent) {
        rules.order(me.account(), Objects.requireNonNullElse(Body.given(sent).order(), List.of()));
        return list(me);
    }

    /** Takes one out of force. */
    @DELETE
    @Path("{id}")
    public void retire(@Auth Me me, @PathParam("id") long id) {
        rules.retire(me.account(), id);
    }
}
