package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.draft.HandingOver;
import io.oase.inbox.Change;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Inbox;
import io.oase.inbox.Mentions;
import io.oase.people.Account;
import io.oase.reply.Replies;
import io.oase.reply.Reply;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /conversations/{id}}: one conversation beside its list, and what is done with it. */
@Path("/conversations/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ConversationPages {
    /** What is written anew goes once the new one is sent. */
    private static final Set<Reply.State> REPLACED =
            EnumSet.of(Reply.State.FAILED, Reply.State.AWAITING_APPROVAL, Reply.State.DRAFT);

    private final Conversing conversing;
    private final Inbox inbox;
    private final Replies replies;
    private final Mentions mentions;
    private final HandingOver handingOver;

    ConversationPages(Conversing conversing, Inbox inbox, Replies replies, Mentions mentions, HandingOver handingOver) {
        this.mentions = mentions;
        this.handingOver = handingOver;
        this.conversing = conversing;
        this.inbox = inbox;
        this.replies = replies;
    }

    /** @param write id of an own reply that is not on its way, to write on with its text */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response read(
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("write") @Nullable Long write,
            @Context UriInfo uri,
            @Context ContainerRequestContext request) {
        InboxAddress address = Origins.list(uri.getQueryParameters(), me.account());
        Typed typed = write == null ? Typed.NOTHING : again(me.account(), id, replies.get(me.account(), write));
        Response shown = conversing.show(request, me.account(), address, id, typed, 200);
        // Only somebody who has come to look has seen it; a page that refreshes itself has not.
        if (request.getHeaderString("Oase-Unasked") == null) {
            mentions.read(me.account(), id);
        }
        return shown;
    }

    /** Who it can be given to, with what each has. */
    @GET
    @Path("colleagues")
    @Consumes(MediaType.WILDCARD)
    public String colleagues(@Auth Me me, @PathParam("id") long id, @Context ContainerRequestContext request) {
        return conversing.colleagues(request, me.account(), id);
    }

    /** @param draft {@code yes} when what the giver has written goes along */
    @POST
    @Path("assignment")
    public Response assign(
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("assignee") @DefaultValue("") String assignee,
            @FormParam("team") @DefaultValue("") String team,
            @FormParam("note") @DefaultValue("") String note,
            @FormParam("draft") @DefaultValue("") String draft,
            @Context ContainerRequestContext request) {
        return attempt(request, me, id, Typed.NOTHING, () -> {
            Long ours = Parsing.team(team);
            if (ours != null) {
                inbox.giveToTeam(me.account(), id, ours == 0 ? null : ours, note);
                return;
            }
            Long to = Parsing.assignee(
                    assignee.isEmpty() ? "none" : assignee, me.account().id());
            if (to == null || to == 0) {
                inbox.unassign(me.account(), id);
            } else {
                Account by = me.account();
                Change change = new Change(new Change.Assignment(to, note), null, null, null, null, null);
                if (draft.equals("yes")) {
                    inbox.change(by, id, change, handingOver.along(by, id, to));
                } else {
                    inbox.change(by, id, change);
                }
            }
        });
    }

    @POST
    @Path("state")
    public Response move(
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("state") @DefaultValue("") String state,
            @FormParam("no_answer") @Nullable String noAnswer,
            @FormParam("other") @DefaultValue("") String other,
            @Context ContainerRequestContext request) {
        return attempt(request, me, id, Typed.NOTHING, () -> {
            if (noAnswer == null) {
                inbox.move(me.account(), id, Parsing.state(state));
            } else {
                inbox.resolveUnanswered(me.account(), id, noAnswer.isBlank() ? other : noAnswer);
            }
        });
    }

    @POST
    @Path("priority")
    public Response prioritise(
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("priority") @DefaultValue("") String priority,
            @Context ContainerRequestContext request) {
        return attempt(
                request, me, id, Typed.NOTHING, () -> inbox.prioritise(me.account(), id, Parsing.priority(priority)));
    }

    @POST
    @Path("tags")
    public Response tag(
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("tag") @DefaultValue("") String tag,
            @Context ContainerRequestContext request) {
        return attempt(request, me, id, Typed.NOTHING, () -> inbox.tag(me.account(), id, tag));
    }

    @POST
    @Path("tags/removal")
    public Response untag(
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("tag") @DefaultValue("") String tag,
            @Context ContainerRequestContext request) {
        return attempt(request, me, id, Typed.NOTHING, () -> inbox.untag(me.account(), id, tag));
    }

    @POST
    @Path("notes")
    public Response note(
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("text") @DefaultValue("") String text,
            @Context ContainerRequestContext request) {
        return attempt(request, me, id, Typed.note(text), () -> inbox.note(me.account(), id, text));
    }

    /** What a reply's text becomes again in the composer; somebody else's stays theirs. */
    static Typed again(Account me, long conversation, Reply reply) {
        boolean replaced = REPLACED.contains(reply.state());
        boolean free = replaced || reply.state() == Reply.State.WITHDRAWN;
        if (reply.conversationId() != conversation || reply.authorId() != me.id() || !free) {
            throw new Refused.NotFound(Said.of("reply.not_found", reply.id()));
        }
        String replaces = replaced ? String.valueOf(reply.id()) : "";
        return Typed.reply(reply.body(), reply.visibility().equals("private"), replaces, origin(reply));
    }

    /** As forms carry it. */
    static String origin(Reply reply) {
        return reply.origin() == null ? "" : reply.origin().written();
    }

    /** The state after an answer is out; a plain "send" leaves the conversation open. */
    static @Nullable ConversationState then(String word) {
        ConversationState state = word.isEmpty() ? ConversationState.OPEN : Parsing.state(word);
        return state == ConversationState.OPEN ? null : state;
    }

    private Response attempt(ContainerRequestContext request, Me me, long id, Typed typed, Runnable verb) {
        return conversing.attempt(request, me.account(), id, typed, () -> {
            verb.run();
            return Typed.NOTHING;
        });
    }
}
