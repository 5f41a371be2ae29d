package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.notice.Notices;
import io.oase.notice.Told;
import io.oase.people.Account;
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
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /notices}: what somebody was told. Everybody sees their own. */
@Path("/notices")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class NoticePages {
    private static final int PER_PAGE = 50;
    private static final int MOST_TOASTS = 3;
    /** So many can come at once before somebody asks; the bell counts the rest. */
    private static final int MOST_ASKED = 10;

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Notices notices;

    public NoticePages(Face face, Visits visits, Shells shells, Notices notices) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.notices = notices;
    }

    /** The list. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(
            @Context ContainerRequestContext request, @Auth Me me, @QueryParam("cursor") @Nullable String cursor) {
        return page(visits.of(request), me.account(), cursor);
    }

    /** What the notice is about; it is read by that. */
    @GET
    @Path("{id: [0-9]{1,18}}")
    @Consumes(MediaType.WILDCARD)
    public Response open(@Auth Me me, @PathParam("id") long id) {
        Told told = notices.mark(me.account(), id, true);
        String place = told.notice().place();
        Object note = told.notice().data().get("note_id");
        return Pages.onTo(place.isEmpty() ? "/notices" : place + (note == null ? "" : "#note-" + note))
                .build();
    }

    /**
     * What just came, for every open page of whom it was told to, and how many are unread now.
     *
     * @param ids of notices; those that are not the asker's are passed over
     */
    @GET
    @Path("arrived")
    @Consumes(MediaType.WILDCARD)
    public Response arrived(@Context ContainerRequestContext request, @Auth Me me, @QueryParam("id") List<Long> ids) {
        Visit visit = visits.of(request);
        List<NoticeRow> toasts = ids.stream()
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(MOST_ASKED)
                .flatMap(id -> own(me.account(), id))
                .filter(told -> told.readAt() == null)
                .limit(MOST_TOASTS)
                .map(told -> NoticeRow.of(told, visit.reader()))
                .toList();
        Shell.Bell bell = shells.bell(visit.reader(), me.account(), "").along();
        return Pages.html(200, face.part(visit, "arrived", new Arrived(toasts, bell)));
    }

    /**
     * Which of what the browser still shows is unread: the rest it puts away.
     *
     * @param ids of notices; those that are not the asker's count as read
     */
    @GET
    @Path("pushed")
    @Consumes(MediaType.WILDCARD)
    public Response pushed(@Auth Me me, @QueryParam("id") List<Long> ids) {
        List<Long> some = ids.subList(0, Math.min(ids.size(), PER_PAGE));
        String unread = notices.unreadAmong(me.account(), some).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        return Response.ok("{\"unread\":[" + unread + "]}", MediaType.APPLICATION_JSON)
                .build();
    }

    /** Read, or unread again. */
    @POST
    @Path("{id: [0-9]{1,18}}/reading")
    public Response mark(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("read") @DefaultValue("true") boolean read) {
        notices.mark(me.account(), id, read);
        return after(request, me);
    }

    /** All of it is read, up to the newest they have seen. */
    @POST
    @Path("reading")
    public Response markAll(
            @Context ContainerRequestContext request, @Auth Me me, @FormParam("upTo") @DefaultValue("0") long upTo) {
        notices.markAll(me.account(), upTo);
        return after(request, me);
    }

    private Response after(ContainerRequestContext request, Me me) {
        Visit visit = visits.of(request);
        return visit.target() == null ? Pages.onTo("/notices").build() : page(visit, me.account(), null);
    }

    private Response page(Visit visit, Account me, @Nullable String cursor) {
        Reader reader = visit.reader();
        Shell shell = shells.around(visit, me, "notices");
        Notices.Page page = notices.list(me, null, PER_PAGE, cursor);
        Shell.Bell bell = visit.target() == null
                ? shell.bell()
                : shells.bell(reader, me, "notices").along();
        NoticesPage model = new NoticesPage(
                page.notices().stream().map(told -> NoticeRow.of(told, reader)).toList(),
                !bell.count().isEmpty() || page.notices().stream().anyMatch(told -> told.readAt() == null),
                page.notices().isEmpty() ? 0 : page.notices().get(0).id(),
                page.next().map(next -> "/notices?cursor=" + next).orElse(null),
                bell);
        return Pages.html(200, face.page(visit, "notices", reader.say("notices.title"), shell, model));
    }

    private Stream<Told> own(Account me, long id) {
        try {
            return Stream.of(notices.get(me, id));
        } catch (Refused.NotFound notTheirs) {
            return Stream.empty();
        }
    }
}
