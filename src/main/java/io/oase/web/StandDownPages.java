package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.activation.Activation;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.guide.Item;
import io.oase.guide.StandingDown;
import io.oase.people.Account;
import io.oase.people.People;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /activations/{id}/stand-down}: what has to be true before a crisis is over, and ending it. */
@Path("/activations/{id: [0-9]{1,18}}/stand-down")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class StandDownPages {
    /** A review is due at the end of a working day. */
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Guides guides;
    private final People people;

    StandDownPages(Face face, Visits visits, Shells shells, Guides guides, People people) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.guides = guides;
        this.people = people;
    }

    /** How far it is. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response show(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return page(visits.of(request), me.account(), id, 200, "", "", List.of());
    }

    /** Says that a condition is met, or after all is not. */
    @POST
    @Path("conditions/{condition}")
    public Response tick(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("condition") String condition,
            MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        guides.standingDown()
                .tick(me.account(), id, condition, Pages.typed(form, "met").equals("true"));
        return visit.target() == null
                ? Pages.onTo("/activations/" + id + "/stand-down").build()
                : page(visit, me.account(), id, 200, "", "", List.of());
    }

    /** Ends it, and gives its review to somebody. */
    @POST
    public Response end(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        String owner = Pages.typed(form, "owner");
        String due = Pages.typed(form, "due");
        try {
            guides.standingDown()
                    .end(
                            me.account(),
                            id,
                            List.of(),
                            owner.matches("[0-9]{1,18}") ? Long.valueOf(owner) : null,
                            evening(visit.reader(), due),
                            visit.reader().language().locale());
        } catch (Refused.Invalid wrong) {
            return page(visit, me.account(), id, 422, owner, due, Guides.said(visit.reader(), wrong));
        } catch (Refused.Conflict undecided) {
            List<String> errors = List.of(visit.reader().say(undecided.said()));
            return page(visit, me.account(), id, 409, owner, due, errors);
        }
        return Pages.onTo("/activations/" + id + "/review").build();
    }

    static @Nullable Instant evening(Reader reader, String day) {
        try {
            return day.isBlank()
                    ? null
                    : LocalDate.parse(day).atTime(EVENING).atZone(reader.zone()).toInstant();
        } catch (DateTimeParseException none) {
            throw new Refused.Invalid("review_due", Said.of("guide.fact.date"));
        }
    }

    /** Those who work here, one of them chosen. */
    static List<Choice> owners(People people, Account me, @Nullable Long chosen, String typed) {
        return people.list(me, false).stream()
                .map(each -> new Choice(
                        String.valueOf(each.id()),
                        each.name(),
                        typed.isEmpty()
                                ? chosen != null && each.id() == chosen
                                : typed.equals(String.valueOf(each.id()))))
                .toList();
    }

    private Response page(Visit visit, Account me, long id, int status, String owner, String due, List<String> errors) {
        Activation activation = guides.activations().get(me, id);
        if (!activation.inForce()) {
            return Pages.onTo("/activations/" + id + "/review").build();
        }
        StandingDown.Readiness ready = guides.standingDown().read(me, id);
        StandDownPage page = StandDownPage.of(
                visit.reader(),
                activation,
                me.may(Right.ACTIVATE) || guides.casting().plays(me, id),
                me.may(Right.ACTIVATE),
                ready,
                (int) guides.checklist().steps(me, id).stream()
                        .filter(item -> item.state() == Item.State.OPEN)
                        .count(),
                me.may(Right.ACTIVATE) ? owners(people, me, ready.owner(), owner) : List.of(),
                due,
                errors);
        Shell shell = shells.around(visit, me, "activations");
        return Pages.html(status, face.page(visit, "stand-down", visit.reader().say("crisis.down.title"), shell, page));
    }
}
