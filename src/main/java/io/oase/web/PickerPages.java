package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.prewritten.Choosing;
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
import java.util.List;

/** {@code /conversations/{id}/prewritten}: a prewritten reply, put into the answer that is being written. */
@Path("/conversations/{id}/prewritten")
@Produces(MediaType.TEXT_HTML)
public final class PickerPages {
    private final Face face;
    private final Visits visits;
    private final Conversing conversing;
    private final Shells shells;
    private final Views views;
    private final Choosing choosing;
    private final TextLabels labels;

    PickerPages(
            Face face,
            Visits visits,
            Conversing conversing,
            Shells shells,
            Views views,
            Choosing choosing,
            TextLabels labels) {
        this.face = face;
        this.visits = visits;
        this.conversing = conversing;
        this.shells = shells;
        this.views = views;
        this.choosing = choosing;
        this.labels = labels;
    }

    /** The best for what stands behind the slash. */
    @GET
    public Response find(
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("q") @DefaultValue("") String query,
            @Context ContainerRequestContext request) {
        return page(request, me.account(), id, query, Typed.NOTHING);
    }

    /**
     * Puts one into the answer, or shows those there are; what is written already comes along. Nothing is sent.
     *
     * @param choice id of the one; empty for none yet
     * @param text what is written already
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response insert(
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("choice") @DefaultValue("") String choice,
            @FormParam("q") @DefaultValue("") String query,
            @FormParam("text") @DefaultValue("") String text,
            @FormParam("visibility") @DefaultValue("") String visibility,
            @FormParam("replaces") @DefaultValue("") String replaces,
            @FormParam("prewritten") @DefaultValue("") String origin,
            @Context ContainerRequestContext request) {
        Account account = me.account();
        Boolean privately = visibility.isEmpty() ? null : visibility.equals("private");
        if (!choice.matches("\\d{1,18}")) {
            return page(request, account, id, query, Typed.reply(text, privately, replaces, origin));
        }
        Choosing.Offer offer = choosing.filled(account, id, Long.parseLong(choice));
        String whole = text.isBlank() ? offer.text() : text.stripTrailing() + "\n\n" + offer.text();
        Typed typed = Typed.reply(whole, privately, replaces, offer.origin().written());
        return conversing.show(request, account, Origins.list(request, account), id, typed, 200);
    }

    private Response page(ContainerRequestContext request, Account me, long id, String query, Typed typed) {
        Visit visit = visits.of(request);
        Reader reader = visit.reader();
        InboxRow row = views.row(me, id);
        List<PickerPage.Option> options =
                choosing.offers(me, id, query, reader.language().locale().getLanguage()).stream()
                        .map(offer -> option(reader, row, offer))
                        .toList();
        PickerPage page = new PickerPage(
                row.title().isBlank() ? row.person() : row.title(),
                "/conversations/" + id,
                query,
                typed.text(),
                typed.privately() == null ? "" : typed.privately() ? "private" : "public",
                typed.replaces(),
                typed.origin(),
                reader.say("texts.found", options.size()),
                options,
                me.may(Right.MANAGE_TEXTS));
        String title = reader.say("texts.choose");
        return Pages.html(200, face.page(visit, "choosing", title, shells.around(visit, me, ""), page));
    }

    private PickerPage.Option option(Reader reader, InboxRow row, Choosing.Offer offer) {
        boolean here = offer.reply().body().channels().isEmpty()
                || offer.reply().body().channels().contains(row.channelId());
        return new PickerPage.Option(
                String.valueOf(offer.reply().id()),
                offer.origin().written(),
                offer.reply().body().name(),
                labels.language(reader, offer.reply().body().language()),
                offer.reply().body().language(),
                here ? "" : labels.named(reader, offer.reply().body().channels()),
                labels.teamed(reader, offer.reply().body().teams()),
                offer.text());
    }
}
