package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.target.CalendarDraft;
import io.oase.target.CalendarDraft.DayDraft;
import io.oase.target.CalendarDraft.HolidaysDraft;
import io.oase.target.CalendarDraft.HoursDraft;
import io.oase.target.Calendars;
import io.oase.target.StoredCalendar;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/calendars}: opening hours and holidays. */
@Path("/api/v1/calendars")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CalendarsApi {
    private final Calendars calendars;

    CalendarsApi(Calendars calendars) {
        this.calendars = calendars;
    }

    /** A calendar in its latest version. */
    @JsonNaming(SnakeCaseStrategy.class)
    record CalendarJson(
            long id,
            int version,
            String name,
            @Nullable String zone,
            @Nullable List<HoursDraft> hours,
            @Nullable HolidaysDraft holidays,
            @Nullable List<DayDraft> days,
            Instant createdAt,
            Instant changedAt,
            @Nullable Long changedBy) {}

    /** All of them. */
    record All(List<CalendarJson> calendars) {}

    /** All of them. */
    @GET
    public All list(@Auth Me me) {
        return new All(
                calendars.all(me.account()).stream().map(CalendarsApi::json).toList());
    }

    /** One. */
    @GET
    @Path("{id}")
    public CalendarJson read(@Auth Me me, @PathParam("id") long id) {
        return json(calendars.get(me.account(), id));
    }

    /** A new calendar. */
    record NewCalendar(
            @Nullable String name,
            @Nullable String zone,
            @Nullable List<HoursDraft> hours,
            @Nullable HolidaysDraft holidays,
            @Nullable List<DayDraft> days)
            implements Body {}

    /** Makes one. */
    @POST
    public Response create(@Auth Me me, @Nullable NewCalendar sent) {
        NewCalendar body = Body.given(sent);
        CalendarDraft draft = new CalendarDraft(body.zone(), body.hours(), body.holidays(), body.days());
        StoredCalendar made = calendars.create(me.account(), body.name(), draft);
        return Response.created(URI.create("/api/v1/calendars/" + made.id()))
                .entity(json(made))
                .build();
    }

    /** What a calendar is to be; {@code version} is the one its author had seen, null when they do not care. */
    record WholeCalendar(
            @Nullable String name,
            @Nullable String zone,
            @Nullable List<HoursDraft> hours,
            @Nullable HolidaysDraft holidays,
            @Nullable List<DayDraft> days,
            @Nullable Integer version)
            implements Body {}

    /** Changes one as a whole. */
    @PUT
    @Path("{id}")
    public CalendarJson change(@Auth Me me, @PathParam("id") long id, @Nullable WholeCalendar sent) {
        WholeCalendar body = Body.given(sent);
        CalendarDraft draft = new CalendarDraft(body.zone(), body.hours(), body.holidays(), body.days());
        return json(calendars.change(me.account(), id, body.name(), draft, body.version()));
    }

    /** Takes one out of use. */
    @DELETE
    @Path("{id}")
    public Response retire(@Auth Me me, @PathParam("id") long id) {
        calendars.retire(me.account(), id);
        return Response.noContent().build();
    }

    /** What a calendar was from a moment on. */
    @JsonNaming(SnakeCaseStrategy.class)
    record VersionJson(
            int version,
            String name,
            @Nullable String zone,
            @Nullable List<HoursDraft> hours,
            @Nullable HolidaysDraft holidays,
            @Nullable List<DayDraft> days,
            Instant createdAt,
            @Nullable Long createdBy) {}

    /** All of them, latest first. */
    record Versions(List<VersionJson> versions) {}

    /** What it was before. */
    @GET
    @Path("{id}/versions")
    public Versions versions(@Auth Me me, @PathParam("id") long id) {
        return new Versions(calendars.versions(me.account(), id).stream()
                .map(past -> new VersionJson(
                        past.no(),
                        past.name(),
                        past.written().zone(),
                        past.written().hours(),
                        past.written().holidays(),
                        past.written().days(),
                        past.createdAt(),
                        past.createdBy()))
                .toList());
    }

    private static CalendarJson json(StoredCalendar calendar) {
        CalendarDraft written = calendar.written();
        return new CalendarJson(
                calendar.id(),
                calendar.no(),
                calendar.name(),
                written.zone(),
                written.hours(),
                written.holidays(),
                written.days(),
                calendar.createdAt(),
                calendar.changedAt(),
                calendar.changedBy());
    }
}
