package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.activation.Activation;
import io.oase.base.Refused;
import io.oase.guide.FactSheet;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code /activations/{id}/facts}: what is known, and by when people hear from us again. */
@Path("/activations/{id: [0-9]{1,18}}/facts")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class FactsPages {
    private static final String FACT = "fact.";
    private static final String WAS = "was.";

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Guides guides;

    FactsPages(Face face, Visits visits, Shells shells, Guides guides) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.guides = guides;
    }

    /** What is known. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response show(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return page(visits.of(request), me.account(), id, 200, Map.of(), Map.of());
    }

    /** Says what is known now. */
    @POST
    public Response put(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        Map<String, String> typed = new HashMap<>();
        Map<String, String> said = new HashMap<>();
        form.keySet().stream().filter(name -> name.startsWith(FACT)).forEach(name -> {
            String fact = name.substring(FACT.length());
            String value = Pages.typed(form, name);
            typed.put(fact, value);
            // What stands there as it stood there before was not said anew: somebody else may have changed it
            // meanwhile.
            if (!value.equals(Pages.typed(form, WAS + fact))) {
                said.put(fact, value);
            }
        });
        return put(visit, me.account(), id, said, typed);
    }

    /** Promises the next update in so many minutes. */
    @POST
    @Path("next-update")
    public Response promise(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        String minutes = Pages.typed(form, "minutes");
        Duration in = Duration.ofMinutes(minutes.matches("[0-9]{1,5}") ? Long.parseLong(minutes) : 0);
        String at = visit.reader().now().plus(in).toString();
        return put(visit, me.account(), id, Map.of(FactSheet.NEXT_UPDATE, at), Map.of());
    }

    private Response put(Visit visit, Account me, long id, Map<String, String> said, Map<String, String> typed) {
        try {
            guides.facts().put(me, id, said, visit.reader().zone());
        } catch (Refused.Invalid wrong) {
            Map<String, String> words = new HashMap<>();
            wrong.fields().forEach((name, why) -> words.put(name, visit.reader().say(why)));
            return page(visit, me, id, 422, typed, words);
        }
        return Pages.onTo("/activations/" + id + "/facts").build();
    }

    private Response page(
            Visit visit, Account me, long id, int status, Map<String, String> typed, Map<String, String> wrong) {
        Activation activation = guides.activations().get(me, id);
        FactsPage page = FactsPage.of(
                visit.reader(),
                activation,
                me.may(Right.ACTIVATE) || guides.casting().plays(me, id),
                guides.promising().read(me, id),
                guides.facts().read(me, id),
                guides.facts().history(me, id),
                typed,
                wrong,
                wrong.isEmpty() ? List.of() : List.of(visit.reader().say("crisis.facts.wrong")));
        Shell shell = shells.around(visit, me, "activations");
        return Pages.html(
                status, face.page(visit, "crisis-facts", visit.reader().say("crisis.facts.title"), shell, page));
    }
}
