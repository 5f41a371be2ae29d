package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Right;
import io.oase.target.Calendars;
import io.oase.target.StoredCalendar;
import io.oase.web.CalendarDesk.Around;
import io.oase.web.CalendarPreview.Question;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /calendars/…}: one calendar and its form, which shows what it would do while it is being filled in. */
@Path("/calendars")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class CalendarEditPages {
    private static final Pattern REMOVE = Pattern.compile("remove-([hd])(\\d{1,5})");

    private final Face face;
    private final Visits visits;
    private final Calendars calendars;
    private final CalendarDesk desk;

    CalendarEditPages(Face face, Visits visits, Calendars calendars, CalendarDesk desk) {
        this.face = face;
        this.visits = visits;
        this.calendars = calendars;
        this.desk = desk;
    }

    /** The form for a new one. */
    @GET
    @Path("new")
    @Consumes(MediaType.WILDCARD)
    public Response blank(@Context ContainerRequestContext request, @Auth Me me) {
        me.account().require(Right.MANAGE_CALENDARS);
        Visit visit = visits.of(request);
        LocalDate today = today(visit);
        CalendarTyped typed = CalendarTyped.of(CalendarForm.blank(today));
        Around around = new Around(Question.usual(today), null, null, "");
        return desk.page(visit, me, 200, null, typed, Map.of(), around);
    }

    /** One. */
    @GET
    @Path("{id: \\d+}")
    @Consumes(MediaType.WILDCARD)
    public Response show(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("saved") @Nullable String saved) {
        Visit visit = visits.of(request);
        String done = saved == null ? null : visit.reader().say("calendars.saved");
        return desk.stored(visit, me, 200, id, null, done);
    }

    /** A new one, or another row in its form. */
    @POST
    @Path("new")
    public Response create(@Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        me.account().require(Right.MANAGE_CALENDARS);
        return edit(visits.of(request), me, null, form);
    }

    /** Changes one, or gives its form another row. */
    @POST
    @Path("{id: \\d+}")
    public Response change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        me.account().require(Right.MANAGE_CALENDARS);
        return edit(visits.of(request), me, calendars.get(me.account(), id), form);
    }

    /** What a new one would do. */
    @POST
    @Path("new/preview")
    public Response preview(
            @Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        me.account().require(Right.MANAGE_CALENDARS);
        return preview(visits.of(request), CalendarForm.of(form), form);
    }

    /** What one would do as it is typed; for those who only look, as it is kept. */
    @POST
    @Path("{id: \\d+}/preview")
    public Response preview(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        StoredCalendar stored = calendars.get(me.account(), id);
        Visit visit = visits.of(request);
        if (visit.target() == null) {
            CalendarTyped typed = CalendarTyped.of(CalendarForm.of(stored));
            return desk.page(visit, me, 200, stored, typed, Map.of(), new Around(question(form), null, null, ""));
        }
        boolean may = me.account().may(Right.MANAGE_CALENDARS);
        return preview(visit, may ? CalendarForm.of(form) : CalendarForm.of(stored), form);
    }

    /**
     * The preview, and the parts of the form it says something about.
     *
     * @param heard what was understood, field by field
     * @param region the parts of another country; null when it is the same
     */
    record Previewed(
            CalendarPreview preview, java.util.List<CalendarPage.Heard> heard, CalendarPage.@Nullable Region region) {}

    private Response preview(Visit visit, CalendarForm form, MultivaluedMap<String, String> sent) {
        CalendarTyped typed = CalendarTyped.of(form);
        boolean otherCountry = !form.country().equals(form.regionsOf());
        Previewed previewed = new Previewed(
                CalendarPreview.of(
                        visit.reader(),
                        typed.calendar(),
                        question(sent),
                        typed.wrong().size()),
                CalendarViews.heard(visit.reader(), typed),
                otherCountry ? CalendarViews.region(visit.reader(), form, null) : null);
        return Pages.html(200, face.part(visit, "calendar-previewed", previewed));
    }

    private Response edit(Visit visit, Me me, @Nullable StoredCalendar stored, MultivaluedMap<String, String> sent) {
        CalendarForm form = CalendarForm.of(sent);
        String wanted = Pages.typed(sent, "do");
        Matcher remove = REMOVE.matcher(wanted);
        if (wanted.equals("add-day")) {
            return rows(
                    visit, me, stored, form.withDay(), sent, "d" + form.days().size());
        }
        if (wanted.equals("add-hours")) {
            LocalDate next = today(visit).plusMonths(1).withDayOfMonth(1);
            return rows(
                    visit,
                    me,
                    stored,
                    form.withHours(next),
                    sent,
                    "h" + form.hours().size());
        }
        if (remove.matches()) {
            int row = Integer.parseInt(remove.group(2));
            boolean hours = remove.group(1).equals("h");
            return rows(visit, me, stored, hours ? form.withoutHours(row) : form.withoutDay(row), sent, "");
        }
        if (wanted.equals("look")) {
            return rows(visit, me, stored, form, sent, "");
        }
        return save(visit, me, stored, form, sent);
    }

    private Response rows(
            Visit visit,
            Me me,
            @Nullable StoredCalendar stored,
            CalendarForm form,
            MultivaluedMap<String, String> sent,
            String focus) {
        return desk.page(
                visit,
                me,
                200,
                stored,
                CalendarTyped.of(form),
                Map.of(),
                new Around(question(sent), null, null, focus));
    }

    private Response save(
            Visit visit,
            Me me,
            @Nullable StoredCalendar stored,
            CalendarForm form,
            MultivaluedMap<String, String> sent) {
        CalendarTyped typed = CalendarTyped.of(form);
        try {
            if (!typed.wrong().isEmpty()) {
                throw new Refused.Invalid(typed.wrong());
            }
            StoredCalendar saved = stored == null
                    ? calendars.create(me.account(), form.name(), typed.draft())
                    : calendars.change(me.account(), stored.id(), form.name(), typed.draft(), seen(form));
            return Pages.onTo("/calendars/" + saved.id() + "?saved=1").build();
        } catch (Refused.Invalid refused) {
            Map<String, Said> wrong = CalendarTyped.fields(form, refused.fields());
            Around around = new Around(question(sent), visit.reader().say(refused.said()), null, "");
            return desk.page(visit, me, 422, stored, typed, wrong, around);
        } catch (Refused.Conflict refused) {
            StoredCalendar newer = calendars.get(
                    me.account(), java.util.Objects.requireNonNull(stored).id());
            CalendarTyped again = CalendarTyped.of(form.seeing(newer.no()));
            Around around = new Around(question(sent), visit.reader().say(refused.said()), null, "");
            return desk.page(visit, me, 409, newer, again, Map.of(), around);
        }
    }

    /** A form that does not say what its author saw saw nothing. */
    private static int seen(CalendarForm form) {
        return form.seen().matches("\\d{1,9}") ? Integer.parseInt(form.seen()) : 0;
    }

    private static Question question(MultivaluedMap<String, String> form) {
        return new Question(Pages.typed(form, "at"), Pages.typed(form, "span"));
    }

    private static LocalDate today(Visit visit) {
        return LocalDate.ofInstant(visit.reader().now(), visit.reader().zone());
    }
}
