package io.oase.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.approval.StandingRule;
import io.oase.approval.StandingRules;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Role;
import io.oase.reply.Replies;
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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/approval-rules}: when an answer needs a second pair of eyes, and how long it may wait for it. */
@Path("/api/v1/approval-rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ApprovalRulesApi {
    private final StandingRules rules;
    private final Replies replies;

    ApprovalRulesApi(StandingRules rules, Replies replies) {
        this.rules = rules;
        this.replies = replies;
    }

    /** A rule; {@code name} is what it is about, as people know it. */
    @JsonNaming(SnakeCaseStrategy.class)
    record RuleJson(
            long id,
            String kind,
            @Nullable String role,
            @Nullable Long channel,
            @Nullable String tag,
            @Nullable Long account,
            @Nullable Instant until,
            boolean privateToo,
            String name,
            ConversationJson.Colleague madeBy,
            Instant madeAt) {
        static RuleJson of(StandingRule rule) {
            StandingRule.Body body = rule.body();
            return new RuleJson(
                    rule.id(),
                    body.kind().name().toLowerCase(Locale.ROOT),
                    body.role() == null ? null : body.role().id(),
                    body.channel(),
                    body.tag(),
                    body.account(),
                    body.until(),
                    body.privateToo(),
                    rule.name(),
                    new ConversationJson.Colleague(rule.madeBy(), rule.madeByName()),
                    rule.madeAt());
        }
    }

    /** All of them, how long an answer may wait, and the names of those who may approve. */
    @JsonNaming(SnakeCaseStrategy.class)
    record All(List<RuleJson> rules, @Nullable Integer limitMinutes, List<String> approvers) {}

    /** All of them. */
    @GET
    public All list(@Auth Me me) {
        return new All(
                rules.all(me.account()).stream().map(RuleJson::of).toList(),
                rules.limit(me.account()).orElse(null),
                replies.approvers());
    }

    /** A rule to be put in force. */
    @JsonNaming(SnakeCaseStrategy.class)
    record NewRule(
            @Nullable String kind,
            @Nullable String role,
            @Nullable Long channel,
            @Nullable String tag,
            @Nullable Long account,
            @Nullable String until,
            @Nullable Boolean privateToo)
            implements Body {
        private StandingRule.Body body() {
            return new StandingRule.Body(
                    Parsing.oneOf("kind", StandingRule.Kind.values(), Body.given("kind", kind)),
                    role == null ? null : Parsing.oneOf("role", Role.values(), role),
                    channel,
                    tag,
                    account,
                    until == null ? null : Parsing.time("until", until),
                    Boolean.TRUE.equals(privateToo));
        }
    }

    /** Puts one in force, in the place of one about the same. */
    @POST
    public Response add(@Auth Me me, @Nullable NewRule body) {
        StandingRule made = rules.add(me.account(), Body.given(body).body());
        return Response.created(URI.create("/api/v1/approval-rules/" + made.id()))
                .entity(RuleJson.of(made))
                .build();
    }

    /** How long an answer may wait, in minutes of opening time, or JSON null for as long as it takes; Java null when absent. */
    record Limit(@Nullable JsonNode minutes) implements Body {
        private @Nullable Integer given() {
            JsonNode said = Body.given("minutes", minutes);
            if (said.isNull()) {
                return null;
            }
            if (!said.isIntegralNumber() || !said.canConvertToInt()) {
                throw new Refused.Invalid("minutes", Said.of("approval.limit", StandingRules.LONGEST_LIMIT));
            }
            return said.intValue();
        }
    }

    /** Changes that. */
    @PUT
    @Path("limit")
    public All limit(@Auth Me me, @Nullable Limit body) {
        rules.limit(me.account(), Body.given(body).given());
        return list(me);
    }

    /** Removes one. */
    @DELETE
    @Path("{id}")
    public void remove(@Auth Me me, @PathParam("id") long id) {
        rules.remove(me.account(), id);
    }
}
