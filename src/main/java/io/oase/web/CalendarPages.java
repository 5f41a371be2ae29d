package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.people.Right;
import io.oase.target.Calendars;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /calendars}: all calendars, and taking one out of use. */
@Path("/calendars")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class CalendarPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Calendars calendars;
    private final CalendarDesk desk;

    CalendarPages(Face face, Visits visits, Shells shells, Calendars calendars, CalendarDesk desk) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.calendars = calendars;
        this.desk = desk;
    }

    /** All of them. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(@Context ContainerRequestContext request, @Auth Me me) {
        Visit visit = visits.of(request);
        CalendarsPage page = new CalendarsPage(
                calendars.all(me.account()).stream()
                        .map(each -> CalendarViews.card(visit.reader(), each))
                        .toList(),
                me.account().may(Right.MANAGE_CALENDARS));
        Shell shell = shells.around(visit, me.account(), "calendars");
        return Pages.html(200, face.page(visit, "calendars", visit.reader().say("calendars.title"), shell, page));
    }

    /** Takes one out of use. */
    @POST
    @Path("{id: \\d+}/retirement")
    public Response retire(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        try {
            calendars.retire(me.account(), id);
            return Pages.onTo("/calendars").build();
        } catch (Refused.Conflict refused) {
            Visit visit = visits.of(request);
            return desk.stored(visit, me, 409, id, visit.reader().say(refused.said()), null);
        }
    }
}
