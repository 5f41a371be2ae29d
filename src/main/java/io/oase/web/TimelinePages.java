package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.activation.Activation;
import io.oase.base.Refused;
import io.oase.people.Account;
import io.oase.people.Right;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;

/** {@code /activations/{id}/timeline}: what happened, writing something down, and all of it on paper or in a file. */
@Path("/activations/{id: [0-9]{1,18}}/timeline")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class TimelinePages {
    /** More is no page any more: it says so, and that all of it is in the files. */
    static final int MOST = 20_000;

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Guides guides;

    TimelinePages(Face face, Visits visits, Shells shells, Guides guides) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.guides = guides;
    }

    /** What happened. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response show(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return page(visits.of(request), me.account(), id, 200, "", List.of());
    }

    /** Writes something down, for good. */
    @POST
    public Response write(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        String text = Pages.typed(form, "text");
        try {
            guides.scribing().write(me.account(), id, text);
        } catch (Refused.Invalid wrong) {
            return page(visit, me.account(), id, 422, text, Guides.said(visit.reader(), wrong));
        }
        return visit.target() == null
                ? Pages.onTo("/activations/" + id + "/timeline").build()
                : page(visit, me.account(), id, 200, "", List.of());
    }

    /** From the first on, to be printed. */
    @GET
    @Path("paper")
    @Consumes(MediaType.WILDCARD)
    public Response paper(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        Visit visit = visits.of(request);
        TimelinePage page = read(visit, me.account(), id, true, "", List.of());
        return Pages.html(
                200, face.plain(visit, "timeline-paper", visit.reader().say("crisis.timeline.title"), page));
    }

    /** All of it as Markdown. */
    @GET
    @Path("markdown")
    @Consumes(MediaType.WILDCARD)
    public Response markdown(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        Activation activation = guides.activations().get(me.account(), id);
        StreamingOutput text = new CrisisExport(visits.of(request).reader(), activation)
                .markdown(source(me, id), guides.scribing().figures(me.account(), id));
        return CrisisExport.file(request, "text/markdown", "timeline-" + id + ".md", text);
    }

    /** All of it as comma-separated values. */
    @GET
    @Path("csv")
    @Consumes(MediaType.WILDCARD)
    public Response csv(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        Activation activation = guides.activations().get(me.account(), id);
        StreamingOutput text = new CrisisExport(visits.of(request).reader(), activation).csv(source(me, id));
        return CrisisExport.file(request, "text/csv", "timeline-" + id + ".csv", text);
    }

    private CrisisExport.Source source(Me me, long id) {
        return (after, limit) -> guides.scribing().read(me.account(), id, after, limit);
    }

    private Response page(Visit visit, Account me, long id, int status, String text, List<String> errors) {
        TimelinePage page = read(visit, me, id, false, text, errors);
        Shell shell = shells.around(visit, me, "activations");
        return Pages.html(
                status, face.page(visit, "crisis-timeline", visit.reader().say("crisis.timeline.title"), shell, page));
    }

    private TimelinePage read(Visit visit, Account me, long id, boolean paper, String text, List<String> errors) {
        return TimelinePage.of(
                visit.reader(),
                guides.activations().get(me, id),
                me.may(Right.ANSWER),
                guides.scribing().figures(me, id),
                guides.scribing().course(me, id),
                guides.scribing().flags(me, id),
                paper
                        ? guides.scribing().read(me, id, 0, MOST + 1)
                        : guides.scribing().latest(me, id, TimelinePage.SHOWN + 1),
                paper ? MOST : TimelinePage.SHOWN,
                paper,
                text,
                errors);
    }
}
