package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.draft.HandingOver;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.people.People;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code /conversations/{id}/hands}: handing what one has written to a colleague, in a dialog or as a page of its own. */
@Path("/conversations/{id}/hands")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class HandingPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Conversing conversing;
    private final Views views;
    private final People people;
    private final HandingOver handingOver;

    HandingPages(
            Face face,
            Visits visits,
            Shells shells,
            Conversing conversing,
            Views views,
            People people,
            HandingOver handingOver) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.conversing = conversing;
        this.views = views;
        this.people = people;
        this.handingOver = handingOver;
    }

    /** To whom. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response read(@Auth Me me, @PathParam("id") long id, @Context ContainerRequestContext request) {
        Visit visit = visits.of(request);
        Account account = me.account();
        InboxRow row = views.row(account, id);
        List<HandsPage.Hand> hands = people.list(account, false).stream()
                .filter(each -> each.id() != account.id())
                .map(each -> new HandsPage.Hand(String.valueOf(each.id()), each.name(), Faces.of(each)))
                .toList();
        HandsPage page =
                new HandsPage(row.title().isBlank() ? row.person() : row.title(), "/conversations/" + row.id(), hands);
        String title = visit.reader().say("draft.hand");
        return Pages.html(200, face.page(visit, "hands", title, shells.around(visit, account, ""), page));
    }

    /** Hands it over. */
    @POST
    public Response hand(
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("to") @DefaultValue("") String to,
            @Context ContainerRequestContext request) {
        return conversing.attempt(request, me.account(), id, Typed.NOTHING, () -> {
            handingOver.hand(me.account(), id, to.matches("[0-9]{1,18}") ? Long.parseLong(to) : 0);
            return Typed.NOTHING;
        });
    }
}
