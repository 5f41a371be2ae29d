package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.activation.Activations;
import io.oase.base.Refused;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.statement.Saying;
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

/** {@code /conversations/N/crises}: counting one conversation among a crisis, by hand. */
@Path("/conversations/{id: [0-9]{1,18}}/crises")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class BelongsPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Activations activations;
    private final Views views;
    private final Saying saying;
    private final CrowdWords words;

    BelongsPages(
            Face face,
            Visits visits,
            Shells shells,
            Activations activations,
            Views views,
            Saying saying,
            CrowdWords words) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.activations = activations;
        this.views = views;
        this.saying = saying;
        this.words = words;
    }

    /** Those in force, and whether it belongs to each. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response show(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return page(visits.of(request), me.account(), id, List.of());
    }

    /** Counts it among one, or takes it out, or has somebody named answer it. */
    @POST
    @Path("{activation: [0-9]{1,18}}")
    public Response change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("activation") long activation,
            MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        try {
            CrowdPages.change(saying, me.account(), activation, id, form);
        } catch (Refused.Invalid wrong) {
            return page(visit, me.account(), id, ActivationPage.said(visit.reader(), wrong));
        } catch (Refused.Conflict late) {
            return page(visit, me.account(), id, List.of(visit.reader().say(late.said())));
        }
        return Pages.onTo("/conversations/" + id).build();
    }

    private Response page(Visit visit, Account me, long id, List<String> errors) {
        Reader reader = visit.reader();
        InboxRow row = views.row(me, id);
        List<Long> belongs = saying.belonging().of(me, row.id());
        BelongsPage page = new BelongsPage(
                row.id(),
                "/conversations/" + row.id(),
                row.title().isBlank() ? row.person() : row.title(),
                row.person(),
                activations.inForce(me).stream()
                        .map(each -> new BelongsPage.Line(
                                each.id(),
                                CrisisLine.of(each, reader),
                                "/conversations/" + row.id() + "/crises/" + each.id(),
                                belongs.contains(each.id())))
                        .toList(),
                CrowdWords.as(reader),
                words.whom(me),
                errors);
        return Pages.html(
                errors.isEmpty() ? 200 : 422,
                face.page(visit, "belongs", page.title(), shells.around(visit, me, ""), page));
    }
}
