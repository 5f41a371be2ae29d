package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Visibility;
import io.oase.people.Account;
import io.oase.prewritten.Origin;
import io.oase.reply.Answering;
import io.oase.reply.Replies;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writing an answer: how long it is while it is written, and sending it past the send guard. */
@Path("/conversations/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class WritingPages {
    private final Face face;
    private final Conversing conversing;
    private final Writing writing;
    private final Answering answering;
    private final Replies replies;

    WritingPages(Face face, Conversing conversing, Writing writing, Answering answering, Replies replies) {
        this.face = face;
        this.conversing = conversing;
        this.writing = writing;
        this.answering = answering;
        this.replies = replies;
    }

    /**
     * Sends. What the author had seen comes with it; something newer sends it back with the text kept.
     *
     * @param seen newest post the author had before them; 0 when the page did not say, which is refused if there is any
     * @param then state afterwards
     * @param replaces id of the own reply this is written in the place of; empty for none
     * @param origin the prewritten reply it came from; empty for none
     * @param meant {@code yes} when it names a colleague and its author has said that it is no note
     * @param repeated {@code yes} when its author was told that the same words went out before, and sends them anyway
     */
    @POST
    @Path("replies")
    public Response send(
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("text") @DefaultValue("") String text,
            @FormParam("visibility") @DefaultValue("") String visibility,
            @FormParam("seen") @DefaultValue("0") long seen,
            @FormParam("then") @DefaultValue("") String then,
            @FormParam("replaces") @DefaultValue("") String replaces,
            @FormParam("prewritten") @DefaultValue("") String origin,
            @FormParam("repeated") @DefaultValue("") String repeated,
            @FormParam("meant") @DefaultValue("") String meant,
            @Context ContainerRequestContext request) {
        Boolean privately = privately(visibility);
        Typed typed = Typed.reply(text, privately, replaces, origin);
        return conversing.attempt(request, me.account(), id, typed, () -> {
            Account by = me.account();
            Visibility audience = writing.audience(by, id, privately);
            if (!meant.equals("yes")) {
                writing.requireNoNote(by, text);
            }
            if (!repeated.equals("yes")
                    && answering.repetition(by, id, text, audience).isPresent()) {
                throw new Refused.Conflict(Said.of("write.repeated"), List.of());
            }
            answering.send(
                    by,
                    id,
                    new Answering.Draft(
                            text,
                            audience,
                            seen,
                            ConversationPages.then(then),
                            null,
                            Origin.of(origin).orElse(null),
                            replaces.matches("\\d{1,18}") ? Long.valueOf(replaces) : null));
            withdraw(by, id, replaces);
            return Typed.NOTHING;
        });
    }

    /** Counts as the network counts, shows the sign-off and the parts; stores nothing. */
    @POST
    @Path("count")
    public String count(
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("text") @DefaultValue("") String text,
            @FormParam("visibility") @DefaultValue("") String visibility,
            @Context ContainerRequestContext request) {
        Visit visit = conversing.visit(request);
        boolean privately = Boolean.TRUE.equals(privately(visibility));
        return face.part(visit, "counted", writing.count(visit.reader(), me.account(), id, text, privately));
    }

    /** The failed one goes once the corrected one is queued; should it no longer be free, both stay to be seen. */
    private void withdraw(Account by, long conversation, String replaced) {
        if (!replaced.matches("\\d{1,18}")) {
            return;
        }
        long id = Long.parseLong(replaced);
        try {
            if (replies.get(by, id).conversationId() == conversation) {
                replies.withdraw(by, id);
            }
        } catch (Refused.Conflict | Refused.NotFound | Refused.NotAllowed stays) {
            return;
        }
    }

    private static @Nullable Boolean privately(String word) {
        return word.isEmpty() ? null : word.equals("private");
    }
}
