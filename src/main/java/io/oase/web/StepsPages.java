package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.activation.Activation;
import io.oase.base.Refused;
import io.oase.people.Account;
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
import java.util.List;

/** {@code /activations/{id}/steps}: what is to be done, and saying what became of it. */
@Path("/activations/{id: [0-9]{1,18}}/steps")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class StepsPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Guides guides;

    StepsPages(Face face, Visits visits, Shells shells, Guides guides) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.guides = guides;
    }

    /** All of them. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response show(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return page(visits.of(request), me.account(), id, 200, "", "", List.of());
    }

    /** Says what became of one. */
    @POST
    @Path("{step}")
    public Response change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("step") String step,
            MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        String typed = Pages.typed(form, "words");
        try {
            switch (Pages.typed(form, "state")) {
                case "done" -> guides.checklist().done(me.account(), id, step, typed);
                case "skipped" -> guides.checklist().skip(me.account(), id, step, typed);
                default -> guides.checklist().reopen(me.account(), id, step);
            }
        } catch (Refused.Invalid wrong) {
            return page(visit, me.account(), id, 422, step, typed, Guides.said(visit.reader(), wrong));
        } catch (Refused.Conflict newer) {
            List<String> errors = List.of(visit.reader().say(newer.said()));
            return page(visit, me.account(), id, 409, "", "", errors);
        }
        return visit.target() == null
                ? Pages.onTo("/activations/" + id + "/steps").build()
                : page(visit, me.account(), id, 200, "", "", List.of());
    }

    private Response page(
            Visit visit, Account me, long id, int status, String wrong, String typed, List<String> errors) {
        Activation activation = guides.activations().get(me, id);
        Reader reader = visit.reader();
        List<StepsPage.Mine> parts = guides.casting().parts(me, id).stream()
                .filter(part -> part.players().stream().anyMatch(each -> each.id() == me.id()))
                .map(part -> new StepsPage.Mine(
                        part.role().name().in(reader.language().locale()),
                        part.role().does().in(reader.language().locale())))
                .toList();
        StepsPage page =
                StepsPage.of(reader, activation, me, guides.checklist().steps(me, id), parts, wrong, typed, errors);
        Shell shell = shells.around(visit, me, "activations");
        return Pages.html(status, face.page(visit, "crisis-steps", reader.say("crisis.steps.title"), shell, page));
    }
}
