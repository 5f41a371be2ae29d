package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.activation.Activation;
import io.oase.base.Refused;
import io.oase.people.Account;
import io.oase.people.People;
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

/** {@code /activations/{id}/roles}: who plays which part. */
@Path("/activations/{id: [0-9]{1,18}}/roles")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class RolesPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Guides guides;
    private final People people;

    RolesPages(Face face, Visits visits, Shells shells, Guides guides, People people) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.guides = guides;
        this.people = people;
    }

    /** Each part. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response show(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return page(visits.of(request), me.account(), id, 200, List.of());
    }

    /** Gives a part to those who were chosen, in their order. */
    @POST
    @Path("{role}")
    public Response cast(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("role") String role,
            MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        List<Long> chosen = form.getOrDefault("people", List.of()).stream()
                .filter(each -> each.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .toList();
        try {
            guides.casting().cast(me.account(), id, role, chosen);
        } catch (Refused.Invalid wrong) {
            return page(visit, me.account(), id, 422, Guides.said(visit.reader(), wrong));
        }
        return Pages.onTo("/activations/" + id + "/roles").build();
    }

    private Response page(Visit visit, Account me, long id, int status, List<String> errors) {
        Activation activation = guides.activations().get(me, id);
        boolean may = guides.casting().mayCast(me, activation);
        RolesPage page = RolesPage.of(
                visit.reader(),
                activation,
                may,
                guides.casting().parts(me, id),
                guides.casting().history(me, id),
                may ? people.list(me, false) : List.of(),
                errors);
        Shell shell = shells.around(visit, me, "activations");
        return Pages.html(
                status, face.page(visit, "crisis-roles", visit.reader().say("crisis.roles.title"), shell, page));
    }
}
