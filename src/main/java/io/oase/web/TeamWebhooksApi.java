package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.notice.TeamWebhook;
import io.oase.notice.TeamWebhooks;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/team-webhooks}: chats of teams that hear of notices. */
@Path("/api/v1/team-webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TeamWebhooksApi {
    private final Hearing hearing;
    private final Visits visits;

    TeamWebhooksApi(Hearing hearing, Visits visits) {
        this.hearing = hearing;
        this.visits = visits;
    }

    /** One of them. Its address and its secret do not come back. */
    @JsonNaming(SnakeCaseStrategy.class)
    record WebhookJson(
            long id,
            long team,
            String name,
            String host,
            Set<String> kinds,
            String language,
            boolean details,
            boolean active,
            @Nullable Instant sentAt,
            @Nullable Instant failedAt,
            @Nullable String trouble) {
        static WebhookJson of(TeamWebhook hook, Reader reader) {
            Said trouble = hook.trouble();
            return new WebhookJson(
                    hook.id(),
                    hook.team(),
                    hook.name(),
                    hook.host(),
                    hook.kinds(),
                    hook.language(),
                    hook.wordy(),
                    hook.active(),
                    hook.sentAt(),
                    hook.failedAt(),
                    trouble == null ? null : reader.say(trouble));
        }
    }

    private static Set<String> given(List<String> kinds) {
        return kinds.stream().map(kind -> Body.given("kinds", kind)).collect(Collectors.toSet());
    }

    /** All of them. */
    record All(List<WebhookJson> webhooks) {}

    /** Those of one team, or of all. */
    @GET
    public All list(@Context ContainerRequestContext request, @Auth Me me, @QueryParam("team") @Nullable String team) {
        Reader reader = visits.of(request).reader();
        return new All(hearing.webhooks().list(me.account(), Parsing.team(team)).stream()
                .map(hook -> WebhookJson.of(hook, reader))
                .toList());
    }

    /** One. */
    @GET
    @Path("{id}")
    public WebhookJson read(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return WebhookJson.of(
                hearing.webhooks().get(me.account(), id), visits.of(request).reader());
    }

    /** A new one. */
    record NewTeamWebhook(
            @Nullable Long team,
            @Nullable String name,
            @Nullable String url,
            @Nullable String secret,
            @Nullable List<String> kinds,
            @Nullable String language,
            @Nullable Boolean details,
            @Nullable Boolean active)
            implements Body {
        private TeamWebhooks.Body body() {
            return new TeamWebhooks.Body(
                    Body.given("name", name),
                    given(Body.given("kinds", kinds)),
                    Objects.requireNonNullElse(language, "en"),
                    Objects.requireNonNullElse(details, false),
                    Objects.requireNonNullElse(active, true));
        }
    }

    /** The new one with the secret, which is said this once. */
    record Made(WebhookJson webhook, String secret) {}

    /** Makes one. */
    @POST
    public Response create(@Context ContainerRequestContext request, @Auth Me me, @Nullable NewTeamWebhook sent) {
        NewTeamWebhook body = Body.given(sent);
        TeamWebhooks.Made made = hearing.webhooks()
                .create(
                        me.account(),
                        Body.given("team", body.team()),
                        Body.given("url", body.url()),
                        body.secret(),
                        body.body());
        return Response.created(
                        URI.create("/api/v1/team-webhooks/" + made.webhook().id()))
                .entity(new Made(
                        WebhookJson.of(made.webhook(), visits.of(request).reader()), made.secret()))
                .build();
    }

    /** What may be changed; what is absent stays. */
    record TeamWebhookChange(
            @Nullable String name,
            @Nullable String url,
            @Nullable String secret,
            @Nullable List<String> kinds,
            @Nullable String language,
            @Nullable Boolean details,
            @Nullable Boolean active)
            implements Body {}

    /** Changes one. */
    @PATCH
    @Path("{id}")
    public WebhookJson change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @Nullable TeamWebhookChange sent) {
        TeamWebhookChange change = Body.given(sent);
        if (Stream.of(
                        change.name(),
                        change.url(),
                        change.secret(),
                        change.kinds(),
                        change.language(),
                        change.details(),
                        change.active())
                .allMatch(Objects::isNull)) {
            throw new Refused.Invalid(
                    "body", Said.of("api.nothing_to_change", "name, url, secret, kinds, language, details, active"));
        }
        TeamWebhook now = hearing.webhooks().get(me.account(), id);
        TeamWebhooks.Body body = new TeamWebhooks.Body(
                Objects.requireNonNullElse(change.name(), now.name()),
                change.kinds() == null ? now.kinds() : given(change.kinds()),
                Objects.requireNonNullElse(change.language(), now.language()),
                Objects.requireNonNullElse(change.details(), now.wordy()),
                Objects.requireNonNullElse(change.active(), now.active()));
        return WebhookJson.of(
                hearing.webhooks().change(me.account(), id, change.url(), change.secret(), body),
                visits.of(request).reader());
    }

    /** Nothing goes there any more. */
    @DELETE
    @Path("{id}")
    public void remove(@Auth Me me, @PathParam("id") long id) {
        hearing.webhooks().remove(me.account(), id);
    }

    /** Posts a word there now. */
    @POST
    @Path("{id}/tests")
    public PushSubscriptionsApi.Tried test(
            @Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return PushSubscriptionsApi.Tried.of(
                hearing.webhooks().test(me.account(), id), visits.of(request).reader());
    }
}
