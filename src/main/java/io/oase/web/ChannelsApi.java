package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Coverage;
import io.oase.ingest.Poll;
import io.oase.ingest.Polling;
import io.oase.people.Right;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/channels}: connecting, changing and reading them, and their lines in the ledger. */
@Path("/api/v1/channels")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ChannelsApi {
    private final Channels channels;
    private final Polling polling;
    private final Messages messages;

    public ChannelsApi(Channels channels, Polling polling, Messages messages) {
        this.channels = channels;
        this.polling = polling;
        this.messages = messages;
    }

    /** A channel with its line in the ledger. Secrets never come back. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ChannelJson(
            long id,
            String network,
            String name,
            Map<String, String> settings,
            String place,
            @Nullable String handle,
            String signOff,
            int pollSeconds,
            String state,
            Instant createdAt,
            CoverageJson coverage) {}

    /** How well it is read. */
    @JsonNaming(SnakeCaseStrategy.class)
    record CoverageJson(
            @Nullable Instant levelAt,
            @Nullable Instant triedAt,
            @Nullable Instant blindSince,
            @Nullable String trouble,
            boolean needsReconnection,
            @Nullable Instant lossAt,
            @Nullable String loss,
            @Nullable Instant nextPollAt,
            long received,
            long unreadable,
            @Nullable Long lagMs) {}

    /** All of them. */
    @GET
    public Object list(@Auth Me me, @HeaderParam("Accept-Language") @Nullable String languages) {
        me.account().require(Right.SEE_CHANNELS);
        Map<Long, Coverage> ledger =
                channels.coverage().stream().collect(Collectors.toMap(Coverage::channelId, Function.identity()));
        Language language = language(languages);
        return Map.of(
                "channels",
                channels.list().stream()
                        .map(channel -> json(channel, ledger.get(channel.id()), language))
                        .toList());
    }

    /** One. */
    @GET
    @Path("{id}")
    public Object read(
            @Auth Me me, @PathParam("id") long id, @HeaderParam("Accept-Language") @Nullable String languages) {
        me.account().require(Right.SEE_CHANNELS);
        return json(channels.get(id), channels.coverage(id), language(languages));
    }

    /** A channel to connect; {@code import_since} absent: from now on. */
    @JsonNaming(SnakeCaseStrategy.class)
    record NewChannel(
            @Nullable String network,
            @Nullable String name,
            @Nullable Map<String, String> settings,
            @Nullable Map<String, String> secrets,
            @Nullable String signOff,
            @Nullable Integer pollSeconds,
            @Nullable Instant importSince) {}

    /** Connects one; the network is asked who we are first. */
    @POST
    public Response connect(
            @Auth Me me, @Nullable NewChannel body, @HeaderParam("Accept-Language") @Nullable String languages) {
        if (body == null || body.network() == null) {
            throw new Refused.Invalid("network", Said.of("api.required"));
        }
        Channel channel = channels.connect(
                me.account(),
                new Channels.Connecting(
                        body.network(),
                        body.name() == null ? "" : body.name(),
                        body.settings() == null ? Map.of() : body.settings(),
                        body.secrets() == null ? Map.of() : body.secrets(),
                        body.signOff() == null ? "" : body.signOff(),
                        body.pollSeconds(),
                        body.importSince()));
        return Response.created(URI.create("/api/v1/channels/" + channel.id()))
                .entity(json(channel, channels.coverage(channel.id()), language(languages)))
                .build();
    }

    /** What to change; what is absent stays. New settings or secrets reconnect the channel. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Change(
            @Nullable String name,
            @Nullable String signOff,
            @Nullable Integer pollSeconds,
            @Nullable String state,
            @Nullable Map<String, String> settings,
            @Nullable Map<String, String> secrets) {}

    /** Changes one. */
    @PATCH
    @Path("{id}")
    public Object change(
            @Auth Me me,
            @PathParam("id") long id,
            @Nullable Change body,
            @HeaderParam("Accept-Language") @Nullable String languages) {
        if (body == null) {
            throw new Refused.Invalid("body", Said.of("api.nothing_to_change"));
        }
        if (body.settings() != null || body.secrets() != null) {
            channels.reconnect(
                    me.account(),
                    id,
                    body.settings() == null ? channels.get(id).settings() : body.settings(),
                    body.secrets() == null ? Map.of() : body.secrets());
        }
        if (body.name() != null || body.signOff() != null || body.pollSeconds() != null) {
            channels.change(me.account(), id, new Channels.Change(body.name(), body.signOff(), body.pollSeconds()));
        }
        if (body.state() != null) {
            switch (body.state()) {
                case "active" -> channels.resume(me.account(), id);
                case "paused" -> channels.pause(me.account(), id);
                default -> throw new Refused.Invalid("state", Said.of("api.one_of", "active, paused"));
            }
        }
        return read(me, id, languages);
    }

    /** Disconnects one for good; its conversations stay. */
    @DELETE
    @Path("{id}")
    public Response disconnect(@Auth Me me, @PathParam("id") long id) {
        channels.disconnect(me.account(), id);
        return Response.noContent().build();
    }

    /** How a poll ended. */
    @JsonNaming(SnakeCaseStrategy.class)
    record PollJson(
            int received,

            @com.fasterxml.jackson.annotation.JsonProperty("new")
            int fresh,

            boolean level,
            boolean busy,
            @Nullable String trouble,
            @Nullable Instant nextPollAt,
            @Nullable Long lagMs) {}

    /** Polls now and answers when done. */
    @POST
    @Path("{id}/polls")
    @Consumes(MediaType.WILDCARD)
    public Object poll(
            @Auth Me me, @PathParam("id") long id, @HeaderParam("Accept-Language") @Nullable String languages) {
        me.account().require(Right.POLL_NOW);
        Poll.Outcome outcome = polling.now(id);
        Language language = language(languages);
        return new PollJson(
                outcome.received(),
                outcome.fresh(),
                outcome.level(),
                outcome.busy(),
                outcome.trouble()
                        .map(said -> language.say(said.key(), said.args(), arg -> arg))
                        .orElse(null),
                outcome.next(),
                channels.coverage(id).lagMs());
    }

    private Language language(@Nullable String languages) {
        return messages.choose("", languages == null ? "" : languages);
    }

    private static ChannelJson json(Channel channel, @Nullable Coverage line, Language language) {
        Coverage coverage = java.util.Objects.requireNonNull(line);
        return new ChannelJson(
                channel.id(),
                channel.network(),
                channel.name(),
                channel.settings(),
                channel.place(),
                channel.selfHandle(),
                channel.signOff(),
                channel.pollSeconds(),
                channel.state().name().toLowerCase(Locale.ROOT),
                channel.createdAt(),
                new CoverageJson(
                        coverage.levelAt(),
                        coverage.triedAt(),
                        coverage.failingSince(),
                        say(language, coverage.trouble().stream().toList()),
                        coverage.needsPerson(),
                        coverage.lossAt(),
                        say(language, coverage.loss().stream().toList()),
                        coverage.nextAt(),
                        coverage.received(),
                        coverage.unreadable(),
                        coverage.lagMs()));
    }

    private static @Nullable String say(Language language, List<Said> said) {
        return said.isEmpty()
                ? null
                : language.say(said.get(0).key(), said.get(0).args(), arg -> arg);
    }
}
