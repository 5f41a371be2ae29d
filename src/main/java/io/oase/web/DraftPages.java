package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.draft.Draft;
import io.oase.draft.Draft.Kind;
import io.oase.draft.Drafts;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code /conversations/{id}/drafts}: what is typed is saved while it is typed; and what lies beside it is taken or thrown away. */
@Path("/conversations/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class DraftPages {
    private static final String KIND = "{kind: answer|note}";

    private final Conversing conversing;
    private final Drafts drafts;

    DraftPages(Conversing conversing, Drafts drafts) {
        this.conversing = conversing;
        this.drafts = drafts;
    }

    /**
     * How a draft stands, for the script.
     *
     * @param saved false: it was saved elsewhere meanwhile, and {@code text} is that
     * @param at when it was saved, in ISO 8601
     * @param words the same for the reader; empty when it has ended
     */
    record State(String kind, boolean saved, int version, boolean ended, String text, String at, String words) {
        private static State of(Draft draft, boolean saved, Reader reader) {
            return new State(
                    draft.kind().name().toLowerCase(Locale.ROOT),
                    saved,
                    draft.version(),
                    draft.ended(),
                    draft.text(),
                    draft.savedAt().toString(),
                    draft.ended() ? "" : reader.say("draft.saved", draft.savedAt()));
        }
    }

    /** How one's own stand now: a tab that comes to the front looks what another one has saved. */
    @GET
    @Path("drafts")
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes(MediaType.WILDCARD)
    public String own(@Auth Me me, @PathParam("id") long id, @Context ContainerRequestContext request) {
        Reader reader = conversing.visit(request).reader();
        return Scripted.json(drafts.of(me.account(), id).stream()
                .filter(draft -> draft.accountId() == me.account().id() && !draft.aside())
                .map(draft -> State.of(draft, true, reader))
                .toList());
    }

    /**
     * Saves. The script is told how it stands, also where something else was saved meanwhile; a form without script comes back to
     * the conversation.
     *
     * @param base the version it was written on; empty overwrites
     * @param both {@code yes}: save this, and lay the other aside
     */
    @POST
    @Path("drafts/" + KIND)
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    public Response save(
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("kind") String kind,
            @FormParam("text") @DefaultValue("") String text,
            @FormParam("visibility") @DefaultValue("") String visibility,
            @FormParam("prewritten") @DefaultValue("") String origin,
            @FormParam("seen") @DefaultValue("0") long seen,
            @FormParam("base") @DefaultValue("") String base,
            @FormParam("both") @DefaultValue("") String both,
            @HeaderParam("Oase-Draft") @Nullable String script,
            @Context ContainerRequestContext request) {
        Drafts.Wish wish = new Drafts.Wish(
                kind(kind),
                text,
                visibility.isEmpty() ? null : Parsing.visibility(visibility),
                origin,
                seen,
                base.matches("[0-9]{1,9}") ? Integer.valueOf(base) : null,
                both.equals("yes"));
        if (script == null) {
            return attempt(request, me, id, () -> drafts.save(me.account(), id, wish));
        }
        Drafts.Outcome outcome = drafts.save(me.account(), id, wish);
        Reader reader = conversing.visit(request).reader();
        return Response.ok()
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Scripted.json(State.of(outcome.draft(), outcome.saved(), reader)))
                .build();
    }

    /** Throws one's own away. */
    @POST
    @Path("drafts/" + KIND + "/removal")
    public Response discard(
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("kind") String kind,
            @Context ContainerRequestContext request) {
        return attempt(request, me, id, () -> drafts.discard(me.account(), id, kind(kind)));
    }

    /** Puts what lies beside into one's own. */
    @POST
    @Path("offered-drafts/{draft: [0-9]{1,18}}/adoption")
    public Response adopt(
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("draft") long draft,
            @Context ContainerRequestContext request) {
        return conversing.attempt(request, me.account(), id, Typed.NOTHING, () -> {
            Draft own = drafts.adopt(me.account(), id, draft);
            return own.kind() == Kind.NOTE ? Typed.note(own.text()) : Typed.NOTHING;
        });
    }

    /** Throws away what lies beside. */
    @POST
    @Path("offered-drafts/{draft: [0-9]{1,18}}/removal")
    public Response decline(
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("draft") long draft,
            @Context ContainerRequestContext request) {
        return attempt(request, me, id, () -> drafts.decline(me.account(), id, draft));
    }

    private Response attempt(ContainerRequestContext request, Me me, long id, Runnable verb) {
        return conversing.attempt(request, me.account(), id, Typed.NOTHING, () -> {
            verb.run();
            return Typed.NOTHING;
        });
    }

    private static Kind kind(String word) {
        return Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
