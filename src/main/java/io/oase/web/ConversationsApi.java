package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.draft.HandingOver;
import io.oase.inbox.Change;
import io.oase.inbox.Conversation;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Conversations;
import io.oase.inbox.Filter;
import io.oase.inbox.Inbox;
import io.oase.inbox.Mentions;
import io.oase.inbox.Views;
import io.oase.later.FollowUps;
import io.oase.reply.Answering;
import io.oase.reply.Replies;
import io.oase.reply.Reply;
import io.oase.target.ConversationClocks;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/conversations}: the same verbs as the inbox pages. */
@Path("/api/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ConversationsApi {
    private static final int MOST = 200;

    private final Views views;
    private final Conversations conversations;
    private final Inbox inbox;
    private final Replies replies;
    private final Answering answering;
    private final ConversationClocks clocks;
    private final FollowUps followUps;
    private final Mentions mentions;
    private final HandingOver handingOver;
    private final Visits visits;

    public ConversationsApi(
            Views views,
            Conversations conversations,
            Inbox inbox,
            Replies replies,
            Answering answering,
            ConversationClocks clocks,
            FollowUps followUps,
            Mentions mentions,
            HandingOver handingOver,
            Visits visits) {
        this.views = views;
        this.conversations = conversations;
        this.inbox = inbox;
        this.replies = replies;
        this.answering = answering;
        this.clocks = clocks;
        this.followUps = followUps;
        this.mentions = mentions;
        this.handingOver = handingOver;
        this.visits = visits;
    }

    /** A page of a list. */
    @GET
    public ConversationJson.Page list(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @QueryParam("view") @DefaultValue("all") String view,
            @QueryParam("state") @Nullable String state,
            @QueryParam("assignee") @Nullable String assignee,
            @QueryParam("team") @Nullable String team,
            @QueryParam("channel") @Nullable Long channel,
            @QueryParam("tag") @Nullable String tag,
            @QueryParam("q") @Nullable String query,
            @QueryParam("due_before") @Nullable String dueBefore,
            @QueryParam("sort") @DefaultValue("latest") String sort,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw new Refused.Invalid("limit", Said.of("api.limit", MOST));
        }
        Filter filter = new Filter(
                Parsing.view(view),
                state == null ? null : Parsing.state(state),
                Parsing.assignee(assignee, me.account().id()),
                Parsing.team(team),
                channel,
                tag,
                query == null || query.isBlank() ? null : query,
                dueBefore == null ? soon(request, Parsing.view(view)) : Parsing.time("due_before", dueBefore),
                Parsing.order(sort));
        return ConversationJson.Page.of(views.list(me.account(), filter, limit, cursor));
    }

    private @Nullable Instant soon(ContainerRequestContext request, Filter.View view) {
        return view == Filter.View.DUE ? visits.of(request).reader().now().plus(InboxAddress.SOON) : null;
    }

    /** One conversation, whole. */
    @GET
    @Path("{id}")
    public ConversationJson.Whole read(
            @Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        Reader reader = visits.of(request).reader();
        Conversation conversation = conversations.read(me.account(), id);
        return ConversationJson.Whole.of(
                conversation,
                replies.ofConversation(me.account(), conversation.row().id()).stream()
                        .map(reply -> ReplyJson.of(reply, reader))
                        .toList(),
                clocks.of(me.account(), id).stream()
                        .map(clock -> ClockJson.of(clock, reader))
                        .toList());
    }

    /** Changes one: all that is asked for, or nothing. */
    @PATCH
    @Path("{id}")
    public ConversationJson.Whole change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @Nullable ConversationChange body) {
        ConversationChange wanted = Body.given(body);
        Change change = wanted.change(me.account().id());
        Long draftTo = wanted.draftTo(change);
        if (draftTo != null) {
            inbox.change(me.account(), id, change, handingOver.along(me.account(), id, draftTo));
        } else if (wanted.followUp() == null) {
            inbox.change(me.account(), id, change);
        } else if (change.state() == ConversationState.RESOLVED) {
            followUps.change(me.account(), id, change, wanted.followUp().plan("follow_up."));
        } else {
            throw new Refused.Invalid("follow_up", Said.of("api.follow_up_resolves"));
        }
        return read(request, me, id);
    }

    /** Queues an answer. 202 with the reply; 409 with what is new if something newer than {@code seen} exists. */
    @POST
    @Path("{id}/replies")
    public Response reply(
            @Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id, @Nullable NewReply body) {
        Reader reader = visits.of(request).reader();
        try {
            Reply reply = answering.send(me.account(), id, Body.given(body).draft());
            return Response.accepted(ReplyJson.of(reply, reader))
                    .location(URI.create("/api/v1/replies/" + reply.id()))
                    .build();
        } catch (Refused.Conflict newer) {
            if (newer.newer().isEmpty()) {
                throw newer;
            }
            Conversation now = conversations.read(me.account(), id);
            List<PostJson> posts = now.posts().stream()
                    .filter(post -> newer.newer().contains(post.id()))
                    .map(PostJson::of)
                    .toList();
            return Problem.of(reader.language(), ProblemKind.SOMETHING_NEWER, reader.say(newer.said()))
                    .withNewer(newer.newer(), posts, now.seen())
                    .respond()
                    .build();
        }
    }

    /** A note to be written. */
    record NewNote(@Nullable String text) implements Body {}

    /** The number of what was made. */
    record Written(long id) {}

    /** The number of what was written, and whom it mentions. */
    record WrittenNote(long id, List<ConversationJson.MentionJson> mentions) {}

    /** Writes a note for colleagues; those it mentions are told. */
    @POST
    @Path("{id}/notes")
    public Response note(@Auth Me me, @PathParam("id") long id, @Nullable NewNote body) {
        String text = Body.given("text", Body.given(body).text());
        long note = inbox.note(me.account(), id, text);
        return Response.status(Response.Status.CREATED)
                .entity(new WrittenNote(
                        note,
                        mentions.of(me.account(), note).stream()
                                .map(ConversationJson.MentionJson::of)
                                .toList()))
                .build();
    }
}
