package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.playbook.Catalogue;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /playbooks}: reading playbooks, their versions, and what two of those differ in. */
@Path("/playbooks")
public final class PlaybookPages {
    static final String PLACE = "playbooks";

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Catalogue shelf;
    private final PlaybookDesk desk;
    private final PlaybookViews views;

    PlaybookPages(Face face, Visits visits, Shells shells, Catalogue shelf, PlaybookDesk desk, PlaybookViews views) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.shelf = shelf;
        this.desk = desk;
        this.views = views;
    }

    /** All of them. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response list(@Context ContainerRequestContext request, @Auth Me me) {
        Visit visit = visits.of(request);
        String title = visit.reader().say("books.title");
        PlaybooksPage page = desk.list(visit.reader(), me.account());
        return Pages.html(200, face.page(visit, "playbooks", title, shells.around(visit, me.account(), PLACE), page));
    }

    /**
     * One of them as it is in use.
     *
     * @param in language of its texts; empty: the reader's
     */
    @GET
    @Path("{id: [a-z0-9_-]{1,60}}")
    @Produces(MediaType.TEXT_HTML)
    public Response read(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") String id,
            @QueryParam("in") @DefaultValue("") String in) {
        return page(request, me.account(), shelf.open(me.account(), id), in);
    }

    /** Its versions, two of them compared. */
    @GET
    @Path("{id: [a-z0-9_-]{1,60}}/versions")
    @Produces(MediaType.TEXT_HTML)
    public Response versions(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        Visit visit = visits.of(request);
        PlaybookVersionsPage page = desk.versions(visit.reader(), me.account(), id, from, to);
        String title = visit.reader().say("books.versionsof", page.title());
        return Pages.html(
                200, face.page(visit, "playbook-versions", title, shells.around(visit, me.account(), PLACE), page));
    }

    /** A version as it reads. */
    @GET
    @Path("{id: [a-z0-9_-]{1,60}}/versions/{hash: [0-9a-f]{64}}")
    @Produces(MediaType.TEXT_HTML)
    public Response version(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") String id,
            @PathParam("hash") String hash,
            @QueryParam("in") @DefaultValue("") String in) {
        return page(request, me.account(), shelf.open(me.account(), id, hash), in);
    }

    /** Its file. */
    @GET
    @Path("{id: [a-z0-9_-]{1,60}}/versions/{hash: [0-9a-f]{64}}/{name: [a-z0-9_-]{1,60}}.md")
    @Produces(MediaType.WILDCARD)
    public Response file(@Auth Me me, @PathParam("id") String id, @PathParam("hash") String hash) {
        return download(shelf.open(me.account(), id, hash));
    }

    /** A source to be saved, never shown by the browser. */
    static Response download(Catalogue.Opened opened) {
        return Response.ok(opened.source(), "text/markdown; charset=utf-8")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + opened.kept().playbookId() + ".md\"")
                .build();
    }

    private Response page(ContainerRequestContext request, Account me, Catalogue.Opened opened, String in) {
        Visit visit = visits.of(request);
        PlaybookPage page = views.page(
                opened,
                visit.reader(),
                in,
                PlaybookDesk.mayActivate(me),
                me.may(Right.MANAGE_PLAYBOOKS),
                desk.notes(visit.reader(), me, opened.kept()));
        return Pages.html(200, face.page(visit, "playbook", page.title(), shells.around(visit, me, PLACE), page));
    }
}
