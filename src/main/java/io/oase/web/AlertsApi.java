package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.alert.Alert;
import io.oase.alert.Alerts;
import io.oase.base.Refused;
import io.oase.base.Said;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/alerts}: what far more people write about than usual. */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AlertsApi {
    private static final int MOST = 100;

    private final Alerts alerts;
    private final Visits visits;

    AlertsApi(Alerts alerts, Visits visits) {
        this.alerts = alerts;
        this.visits = visits;
    }

    /** A page of them. */
    record AlertList(List<AlertJson> alerts, @Nullable String next) {}

    /** A channel. */
    record PlaceJson(long id, String name) {}

    /** Why. */
    record GroundsJson(
            Instant from,
            int minutes,
            int people,
            int posts,
            double usual,
            @Nullable Double chance,
            @Nullable Double threshold,
            Map<String, Integer> words,
            @Nullable RuleJson rule) {}

    /** What a playbook asks for, where it is about ratings. */
    @JsonNaming(SnakeCaseStrategy.class)
    record RuleJson(int stars, int atLeast) {}

    /** Who silenced it. */
    record SilenceJson(ConversationJson.Colleague by, Instant at, Instant until, String reason) {}

    /** One of them; {@code why} is in the asker's language. */
    @JsonNaming(SnakeCaseStrategy.class)
    record AlertJson(
            long id,
            String state,
            String topic,
            @Nullable String playbook,
            @Nullable Map<String, String> name,
            @Nullable PlaceJson channel,
            List<String> why,
            GroundsJson grounds,
            int people,
            int posts,
            Instant noticedAt,
            Instant lastAt,
            @Nullable Instant endedAt,
            @Nullable SilenceJson silence,
            @Nullable Long activation) {
        static AlertJson of(Alert alert, Reader reader) {
            Alert.Grounds why = alert.grounds();
            Alert.Silence silence = alert.silence();
            return new AlertJson(
                    alert.id(),
                    alert.state(reader.now()).name().toLowerCase(Locale.ROOT),
                    alert.topic(),
                    alert.playbook(),
                    alert.name() == null ? null : alert.name().in(),
                    alert.channel() == null
                            ? null
                            : new PlaceJson(
                                    alert.channel().id(), alert.channel().name()),
                    new AlertWords(reader).why(alert),
                    new GroundsJson(
                            why.from(),
                            why.minutes(),
                            why.people(),
                            why.posts(),
                            why.usual(),
                            why.chance(),
                            why.threshold(),
                            why.words(),
                            why.rule() == null
                                    ? null
                                    : new RuleJson(
                                            why.rule().stars(), why.rule().atLeast())),
                    alert.people(),
                    alert.posts(),
                    alert.noticedAt(),
                    alert.lastAt(),
                    alert.endedAt(),
                    silence == null
                            ? null
                            : new SilenceJson(
                                    new ConversationJson.Colleague(silence.by(), silence.byName()),
                                    silence.at(),
                                    silence.until(),
                                    silence.reason()),
                    alert.activation());
        }
    }

    /** One of its posts. */
    @JsonNaming(SnakeCaseStrategy.class)
    record SaidJson(
            long id,
            long conversationId,
            String person,
            String text,
            @Nullable Integer stars,
            Instant postedAt,
            String channel) {
        static SaidJson of(Alert.Said said) {
            return new SaidJson(
                    said.id(),
                    said.conversation(),
                    said.person(),
                    said.text(),
                    said.stars(),
                    said.at(),
                    said.channel());
        }
    }

    /** Ten minutes. */
    record CountJson(Instant at, int people, double usual) {}

    /** One of them with what shows it. */
    record WholeJson(AlertJson alert, @Nullable SaidJson first, List<SaidJson> latest, List<CountJson> course) {}

    /** How long it is silent, and why. */
    record NewSilence(@Nullable String until, @Nullable String reason) implements Body {}

    /** Latest first. */
    @GET
    public AlertList list(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @QueryParam("over") @Nullable String over,
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw new Refused.Invalid("limit", Said.of("api.limit", MOST));
        }
        if (over != null && !over.equals("true") && !over.equals("false")) {
            throw new Refused.Invalid("over", Said.of("api.one_of", "true, false"));
        }
        Reader reader = visits.of(request).reader();
        Alerts.Page page = alerts.list(me.account(), over == null ? null : Boolean.valueOf(over), limit, cursor);
        return new AlertList(
                page.alerts().stream().map(alert -> AlertJson.of(alert, reader)).toList(),
                page.next().orElse(null));
    }

    /** One of them. */
    @GET
    @Path("{id}")
    public WholeJson read(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        Alerts.Whole whole = alerts.read(me.account(), id);
        return new WholeJson(
                AlertJson.of(whole.alert(), visits.of(request).reader()),
                whole.first() == null ? null : SaidJson.of(whole.first()),
                whole.latest().stream().map(SaidJson::of).toList(),
                whole.course().counts().stream()
                        .map(each -> new CountJson(each.at(), each.people(), each.usual()))
                        .toList());
    }

    /** Nobody is told of it for a while. */
    @PUT
    @Path("{id}/silence")
    public AlertJson silence(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @Nullable NewSilence sent) {
        NewSilence body = Body.given(sent);
        Alert alert = alerts.silence(
                me.account(),
                id,
                Parsing.time("until", Body.given("until", body.until())),
                Body.given("reason", body.reason()));
        return AlertJson.of(alert, visits.of(request).reader());
    }

    /** It is told of again. */
    @DELETE
    @Path("{id}/silence")
    public void speak(@Auth Me me, @PathParam("id") long id) {
        alerts.speak(me.account(), id);
    }
}
