package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.base.Said;
import io.oase.notice.PushAddress;
import io.oase.notice.PushDevice;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/me/push-subscriptions}: browsers in which the token's account is told, also when no page is open. */
@Path("/api/v1/me/push-subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PushSubscriptionsApi {
    private final Hearing hearing;
    private final Visits visits;

    PushSubscriptionsApi(Hearing hearing, Visits visits) {
        this.hearing = hearing;
        this.visits = visits;
    }

    /** One of them; what opens it does not come back. */
    @JsonNaming(SnakeCaseStrategy.class)
    record SubscriptionJson(
            long id,
            String name,
            Instant createdAt,
            @Nullable Instant usedAt,
            @Nullable String trouble) {
        static SubscriptionJson of(PushDevice device, Reader reader) {
            Said trouble = device.trouble();
            return new SubscriptionJson(
                    device.id(),
                    device.name(),
                    device.createdAt(),
                    device.usedAt(),
                    trouble == null ? null : reader.say(trouble));
        }
    }

    /** All of them, and what a browser needs to make another. */
    @JsonNaming(SnakeCaseStrategy.class)
    record All(@Nullable String publicKey, List<SubscriptionJson> subscriptions) {}

    /** The asker's own. */
    @GET
    public All list(@Context ContainerRequestContext request, @Auth Me me) {
        Reader reader = visits.of(request).reader();
        return new All(
                hearing.devices().publicKey().orElse(null),
                hearing.devices().list(me.account()).stream()
                        .map(device -> SubscriptionJson.of(device, reader))
                        .toList());
    }

    /** Keys, as a browser gives them. */
    record Keys(@Nullable String p256dh, @Nullable String auth) {}

    /** What a browser gives, and a name for it. */
    record NewSubscription(
            @Nullable String endpoint,
            @Nullable Keys keys,
            @Nullable String name) implements Body {
        private PushAddress address() {
            Keys given = Body.given("keys", keys);
            return new PushAddress(
                    Body.given("endpoint", endpoint),
                    Body.given("keys.p256dh", given.p256dh()),
                    Body.given("keys.auth", given.auth()));
        }
    }

    /** From now on it is told. The same browser again keeps its number. */
    @POST
    public Response register(@Context ContainerRequestContext request, @Auth Me me, @Nullable NewSubscription sent) {
        NewSubscription body = Body.given(sent);
        Reader reader = visits.of(request).reader();
        PushDevice device = hearing.devices()
                .register(
                        me.account(),
                        null,
                        Body.given("name", body.name()),
                        reader.language().locale().getLanguage(),
                        body.address());
        return Response.created(URI.create("/api/v1/me/push-subscriptions/" + device.id()))
                .entity(SubscriptionJson.of(device, reader))
                .build();
    }

    /** It is told nothing any more. */
    @DELETE
    @Path("{id}")
    public void remove(@Auth Me me, @PathParam("id") long id) {
        hearing.devices().remove(me.account(), id);
    }

    /** How a try went. */
    record Tried(boolean arrived, @Nullable String trouble) {
        static Tried of(Optional<Said> trouble, Reader reader) {
            return new Tried(trouble.isEmpty(), trouble.map(reader::say).orElse(null));
        }
    }

    /** Pushes a word to it now. */
    @POST
    @Path("{id}/tests")
    public Tried test(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        Reader reader = visits.of(request).reader();
        return Tried.of(
                hearing.devices()
                        .test(me.account(), id, reader.language().locale().getLanguage()),
                reader);
    }
}
