package io.oase.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Changing;
import io.oase.channel.Channel;
import io.oase.channel.Channel.State;
import io.oase.channel.Channels;
import io.oase.channel.Connecting;
import io.oase.channel.Coverage;
import io.oase.channel.Lifecycle;
import io.oase.ingest.Poll;
import io.oase.ingest.Polling;
import io.oase.people.Right;
import io.oase.target.Targets;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/channels}: connecting, changing and reading them, and their lines in the ledger. */
@Path("/api/v1/channels")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ChannelsApi {
    private static final Map<String, String> NAMES =
            Map.of("signOff", "sign_off", "pollSeconds", "poll_seconds", "importSince", "import_since");

    private final Channels channels;
    private final Connecting connecting;
    private final Changing changing;
    private final Lifecycle lifecycle;
    private final Polling polling;
    private final Targets targets;
    private final Visits visits;

    public ChannelsApi(
            Channels channels,
            Connecting connecting,
            Changing changing,
            Lifecycle lifecycle,
            Polling polling,
            Targets targets,
            Visits visits) {
        this.channels = channels;
        this.connecting = connecting;
        this.changing = changing;
        this.lifecycle = lifecycle;
        this.polling = polling;
        this.targets = targets;
        this.visits = visits;
    }

    /** All of them. */
    record All(List<ChannelJson> channels) {}

    /** All of them. */
    @GET
    public All list(@Context ContainerRequestContext request, @Auth Me me) {
        me.account().require(Right.SEE_CHANNELS);
        Map<Long, Coverage> ledger =
                channels.coverage().stream().collect(Collectors.toMap(Coverage::channelId, Function.identity()));
        ChannelDoubts doubts = new ChannelDoubts(visits.of(request).reader(), targets.doubts());
        return new All(channels.list().stream()
                .filter(channel -> ledger.containsKey(channel.id()))
                .map(channel -> ChannelJson.of(channel, Objects.requireNonNull(ledger.get(channel.id())), doubts))
                .toList());
    }

    /** One. */
    @GET
    @Path("{id}")
    public ChannelJson read(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        me.account().require(Right.SEE_CHANNELS);
        return json(request, channels.connected(id));
    }

    /** A channel to connect; {@code import_since} absent: the last seven days. */
    @JsonNaming(SnakeCaseStrategy.class)
    record NewChannel(
            @Nullable String network,
            @Nullable String name,
            @Nullable Map<String, String> settings,
            @Nullable Map<String, String> secrets,
            @Nullable String signOff,
            @Nullable Integer pollSeconds,
            @Nullable String importSince)
            implements Body {}

    /** Connects one; the network is asked who we are first. */
    @POST
    public Response connect(@Context ContainerRequestContext request, @Auth Me me, @Nullable NewChannel sent) {
        NewChannel body = Body.given(sent);
        Connecting.Wanted wanted = new Connecting.Wanted(
                Body.given("network", body.network()),
                Objects.requireNonNullElse(body.name(), ""),
                Objects.requireNonNullElse(body.settings(), Map.of()),
                Objects.requireNonNullElse(body.secrets(), Map.of()),
                Objects.requireNonNullElse(body.signOff(), ""),
                body.pollSeconds(),
                body.importSince() == null ? null : Parsing.time("import_since", body.importSince()));
        Channel channel = named(() -> connecting.connect(me.account(), wanted));
        return Response.created(URI.create("/api/v1/channels/" + channel.id()))
                .entity(json(request, channel))
                .build();
    }

    /** What to change; what is absent stays. New settings or secrets reconnect the channel. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ChannelChange(
            @Nullable String name,
            @Nullable String signOff,
            @Nullable Integer pollSeconds,
            @Nullable String state,
            @Nullable Map<String, String> settings,
            @Nullable Map<String, String> secrets)
            implements Body {
        private static final ChannelChange NOTHING = new ChannelChange(null, null, null, null, null, null);

        private Changing.@Nullable Change change() {
            return equals(NOTHING)
                    ? null
                    : new Changing.Change(
                            name, signOff, pollSeconds, settings, secrets, state == null ? null : wanted(state));
        }

        private static State wanted(String word) {
            return switch (word) {
                case "active" -> State.ACTIVE;
                case "paused" -> State.PAUSED;
                default -> throw new Refused.Invalid("state", Said.of("api.one_of", "active, paused"));
            };
        }
    }

    /** Changes one: all that is asked for, or nothing. */
    @PATCH
    @Path("{id}")
    public ChannelJson change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @Nullable ChannelChange body) {
        Changing.Change change = Body.given(body).change();
        if (change == null) {
            throw new Refused.Invalid(
                    "body", Said.of("api.nothing_to_change", "name, sign_off, poll_seconds, state, settings, secrets"));
        }
        return json(request, named(() -> changing.change(me.account(), id, change)));
    }

    /** Disconnects one for good; its conversations stay. */
    @DELETE
    @Path("{id}")
    public Response disconnect(@Auth Me me, @PathParam("id") long id) {
        lifecycle.disconnect(me.account(), id);
        return Response.noContent().build();
    }

    /** How a poll ended. */
    @JsonNaming(SnakeCaseStrategy.class)
    record PollJson(
            int received,
            @JsonProperty("new") int fresh,
            boolean level,
            boolean busy,
            @Nullable String trouble,
            @Nullable Instant nextPollAt,
            @Nullable Long lagMs) {}

    /** Polls now and answers when done. */
    @POST
    @Path("{id}/polls")
    @Consumes(MediaType.WILDCARD)
    public PollJson poll(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        me.account().require(Right.POLL_NOW);
        if (channels.connected(id).state() != State.ACTIVE) {
            throw new Refused.Conflict(Said.of("poll.not_active"), List.of());
        }
        Poll.Outcome outcome = polling.now(id);
        Reader reader = visits.of(request).reader();
        return new PollJson(
                outcome.received(),
                outcome.fresh(),
                outcome.level(),
                outcome.busy(),
                outcome.trouble().map(reader::say).orElse(null),
                outcome.next(),
                channels.coverage(id).lagMs());
    }

    /** Runs a verb; what it refuses carries the names the API has for its fields. */
    private static Channel named(Supplier<Channel> verb) {
        try {
            return verb.get();
        } catch (Refused.Invalid invalid) {
            Map<String, Said> fields = new HashMap<>();
            invalid.fields().forEach((field, said) -> fields.put(NAMES.getOrDefault(field, field), said));
            throw new Refused.Invalid(fields);
        }
    }

    private ChannelJson json(ContainerRequestContext request, Channel channel) {
        return ChannelJson.of(
                channel,
                channels.coverage(channel.id()),
                new ChannelDoubts(visits.of(request).reader(), targets.doubts()));
    }
}
