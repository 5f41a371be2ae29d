package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.target.ConversationClocks;
import io.oase.target.ConversationClocks.Explained;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Predicate;

/** {@code /conversations/{id}/clocks}: why a conversation is due when it is, in a dialog or as a page of its own. */
@Path("/conversations/{id}/clocks")
@Produces(MediaType.TEXT_HTML)
public final class ClockPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Views views;
    private final ConversationClocks clocks;

    ClockPages(Face face, Visits visits, Shells shells, Views views, ConversationClocks clocks) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.views = views;
        this.clocks = clocks;
    }

    @GET
    public Response read(@Auth Me me, @PathParam("id") long id, @Context ContainerRequestContext request) {
        Visit visit = visits.of(request);
        Account account = me.account();
        InboxRow row = views.row(account, id);
        List<Explained> all = clocks.of(account, id);
        ClocksPage page = new ClocksPage(
                row.title().isBlank() ? row.person() : row.title(),
                "/conversations/" + id,
                cards(visit, all, each -> each.clock().end() == null),
                cards(visit, all, each -> each.clock().end() != null));
        return Pages.html(
                200,
                face.page(
                        visit, "clocks", visit.reader().say("clocks.title"), shells.around(visit, account, ""), page));
    }

    private static List<ClocksPage.Card> cards(Visit visit, List<Explained> all, Predicate<Explained> chosen) {
        ClockCards cards = new ClockCards(visit.reader());
        return all.stream().filter(chosen).map(cards::of).toList();
    }
}
