package io.oase.web;

import io.dropwizard.auth.Auth;
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
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** {@code /replies/{id}}: calling an answer back, trying it again, correcting it, saying whether it went out. */
@Path("/replies/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ReplyPages {
    private final Conversing conversing;
    private final Replies replies;

    ReplyPages(Conversing conversing, Replies replies) {
        this.conversing = conversing;
        this.replies = replies;
    }

    /** Takes it back. Its own author finds the text in the composer again. */
    @POST
    @Path("withdrawal")
    public Response withdraw(@Auth Me me, @PathParam("id") long id, @Context ContainerRequestContext request) {
        Account by = me.account();
        Reply reply = replies.get(by, id);
        // What came back is dropped on purpose; there is another button for writing it anew.
        Typed text = reply.authorId() == by.id() && reply.state() != Reply.State.DRAFT
                ? Typed.reply(reply.body(), reply.visibility().equals("private"), "", ConversationPages.origin(reply))
                : Typed.NOTHING;
        Response answer = conversing.attempt(request, by, reply.conversationId(), Typed.NOTHING, () -> {
            replies.withdraw(by, id);
            return text;
        });
        return answer.getStatus() == 303 && text != Typed.NOTHING ? toWrite(request, by, reply) : answer;
    }

    /** @param sure true: a person has looked, and it is not out */
    @POST
    @Path("retry")
    public Response retry(
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("sure") @DefaultValue("false") boolean sure,
            @Context ContainerRequestContext request) {
        return attempt(request, me, id, () -> {
            if (sure) {
                replies.settle(me.account(), id, false);
            } else {
                replies.retry(me.account(), id);
            }
        });
    }

    /** A person has looked, and it is out. */
    @POST
    @Path("confirmation")
    public Response confirm(@Auth Me me, @PathParam("id") long id, @Context ContainerRequestContext request) {
        return attempt(request, me, id, () -> replies.settle(me.account(), id, true));
    }

    /** The composer with the failed answer in it; what is sent from there replaces it. */
    @GET
    @Consumes(MediaType.WILDCARD)
    @Path("correction")
    public Response correct(@Auth Me me, @PathParam("id") long id, @Context ContainerRequestContext request) {
        Account by = me.account();
        Reply reply = replies.get(by, id);
        Typed typed = ConversationPages.again(by, reply.conversationId(), reply);
        if (conversing.visit(request).target() == null) {
            return toWrite(request, by, reply);
        }
        return conversing.show(request, by, Origins.list(request, by), reply.conversationId(), typed, 200);
    }

    private static Response toWrite(ContainerRequestContext request, Account by, Reply reply) {
        String url = Origins.list(request, by).conversation(reply.conversationId());
        return Response.seeOther(URI.create(url + "&write=" + reply.id())).build();
    }

    private Response attempt(ContainerRequestContext request, Me me, long id, Runnable verb) {
        Reply reply = replies.get(me.account(), id);
        return conversing.attempt(request, me.account(), reply.conversationId(), Typed.NOTHING, () -> {
            verb.run();
            return Typed.NOTHING;
        });
    }
}
