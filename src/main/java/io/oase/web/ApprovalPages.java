package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.people.Account;
import io.oase.reply.Approvals;
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
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /replies/{id}/approval}: the second pair of eyes on an answer. In the thread, or on a page of its own. */
@Path("/replies/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ApprovalPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Conversing conversing;
    private final Replies replies;
    private final Approvals approvals;
    private final ApprovalDesk desk;

    ApprovalPages(
            Face face,
            Visits visits,
            Shells shells,
            Conversing conversing,
            Replies replies,
            Approvals approvals,
            ApprovalDesk desk) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.conversing = conversing;
        this.replies = replies;
        this.approvals = approvals;
        this.desk = desk;
    }

    /** One that waits, looked at closely; where it does not wait any more, its conversation. */
    @GET
    @Path("approval")
    @Consumes(MediaType.WILDCARD)
    public Response read(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        Reply reply = replies.get(me.account(), id);
        return reply.state() == Reply.State.AWAITING_APPROVAL
                ? page(request, me.account(), reply, null, "", null, 200)
                : Pages.onTo("/conversations/" + reply.conversationId()).build();
    }

    /** @param text the words it shall have; absent: as they are */
    @POST
    @Path("approval")
    public Response approve(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("text") @Nullable String text) {
        return decide(request, me, id, text, "", () -> approvals.approve(me.account(), id, text));
    }

    /** Gives it back. */
    @POST
    @Path("returns")
    public Response giveBack(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("comment") @DefaultValue("") String comment) {
        return decide(request, me, id, null, comment, () -> approvals.giveBack(me.account(), id, comment));
    }

    /** Makes one's own what came back to somebody who has left or is away; its text stands in the composer then. */
    @POST
    @Path("takeover")
    public Response takeOver(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        Account by = me.account();
        long conversation = replies.get(by, id).conversationId();
        return conversing.attempt(
                request,
                by,
                conversation,
                Typed.NOTHING,
                () -> ConversationPages.again(by, conversation, approvals.takeOver(by, id)));
    }

    /** Takes one's own approval back. */
    @POST
    @Path("approval/removal")
    public Response revoke(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return decide(request, me, id, null, "", () -> approvals.revoke(me.account(), id));
    }

    /** How other words would appear; stores nothing. */
    @POST
    @Path("approval/preview")
    public String preview(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("text") @DefaultValue("") String text) {
        Visit visit = visits.of(request);
        return face.part(visit, "approval-preview", desk.preview(visit.reader(), me.account(), id, text));
    }

    /** In the thread the conversation is shown again; from a page it goes on to the list. What was typed is kept where it is refused. */
    private Response decide(
            ContainerRequestContext request, Me me, long id, @Nullable String text, String comment, Runnable verb) {
        Account by = me.account();
        Reply reply = replies.get(by, id);
        if ("desk".equals(visits.of(request).target())) {
            return conversing.attempt(request, by, reply.conversationId(), Typed.NOTHING, () -> {
                try {
                    verb.run();
                } catch (Refused.Conflict refused) {
                    // What is new was news to the author; to the reader the thread shows it.
                    throw new Refused.Conflict(refused.said(), List.of());
                }
                return Typed.NOTHING;
            });
        }
        Reader reader = visits.of(request).reader();
        try {
            verb.run();
            return Pages.onTo("/approvals").build();
        } catch (Refused.Invalid refused) {
            String words = refused.fields().values().stream().map(reader::say).collect(Collectors.joining(" "));
            return page(request, by, replies.get(by, id), text, comment, words, 422);
        } catch (Refused.Conflict refused) {
            if (reply.approval() == null) {
                throw refused;
            }
            return page(request, by, replies.get(by, id), text, comment, reader.say(refused.said()), 409);
        }
    }

    private Response page(
            ContainerRequestContext request,
            Account me,
            Reply reply,
            @Nullable String text,
            String comment,
            @Nullable String problem,
            int status) {
        Visit visit = visits.of(request);
        ApprovalPage page = desk.one(visit.reader(), me, reply, text, comment, problem);
        Shell shell = shells.around(visit, me, "approvals");
        return Pages.html(status, face.page(visit, "approval", visit.reader().say("approvals.one"), shell, page));
    }
}
