package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.channel.Channels;
import io.oase.channel.Coverage;
import io.oase.channel.Lifecycle;
import io.oase.channel.Networks;
import io.oase.ingest.Polling;
import io.oase.people.Right;
import io.oase.target.Targets;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The channels page: how well each channel is read, reading it now, pausing, disconnecting. */
@Path("/channels")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ChannelPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Channels channels;
    private final Lifecycle lifecycle;
    private final Polling polling;
    private final Targets targets;
    private final ChannelCards cards;

    public ChannelPages(
            Face face,
            Visits visits,
            Shells shells,
            Channels channels,
            Lifecycle lifecycle,
            Polling polling,
            Targets targets,
            Networks networks) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.channels = channels;
        this.lifecycle = lifecycle;
        this.polling = polling;
        this.targets = targets;
        this.cards = new ChannelCards(networks);
    }

    /** All channels and their lines in the ledger. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(@Context ContainerRequestContext request, @Auth Me me) {
        me.account().require(Right.SEE_CHANNELS);
        Visit visit = visits.of(request);
        ChannelsPage page = cards.page(
                visit.reader(),
                me.account(),
                channels.list(),
                channels.coverage().stream().collect(Collectors.toMap(Coverage::channelId, Function.identity())),
                targets.doubts());
        return Pages.html(
                200,
                face.page(
                        visit,
                        "channels",
                        visit.reader().say("channels.title"),
                        shells.around(visit, me.account(), "channels"),
                        page));
    }

    /** Reads one now. */
    @POST
    @Path("{id: \\d+}/polls")
    public Response poll(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        me.account().require(Right.POLL_NOW);
        polling.soon(id);
        return back(request, me);
    }

    /** Pauses or resumes one. */
    @POST
    @Path("{id: \\d+}/state")
    public Response state(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        if (Pages.typed(form, "state").equals("paused")) {
            lifecycle.pause(me.account(), id);
        } else {
            lifecycle.resume(me.account(), id);
        }
        return back(request, me);
    }

    /** Disconnects one for good. */
    @POST
    @Path("{id: \\d+}/removal")
    public Response disconnect(@Auth Me me, @PathParam("id") long id) {
        lifecycle.disconnect(me.account(), id);
        return Pages.onTo("/channels").build();
    }

    private Response back(ContainerRequestContext request, Me me) {
        return visits.of(request).target() == null ? Pages.onTo("/channels").build() : list(request, me);
    }
}
