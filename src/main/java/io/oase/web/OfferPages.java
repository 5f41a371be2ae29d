package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.target.ExpectedAnswer.DecidedBy;
import io.oase.target.ExpectedAnswer.Lately;
import io.oase.target.ExpectedAnswer.Measured;
import io.oase.target.Expecting;
import io.oase.target.Expecting.Expected;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /conversations/{id}/offers}: a holding reply or an apology, put into the answer that is being written. */
@Path("/conversations/{id}/offers")
@Produces(MediaType.TEXT_HTML)
public final class OfferPages {
    private final Face face;
    private final Visits visits;
    private final Conversing conversing;
    private final Shells shells;
    private final Views views;
    private final Expecting expecting;

    OfferPages(Face face, Visits visits, Conversing conversing, Shells shells, Views views, Expecting expecting) {
        this.face = face;
        this.visits = visits;
        this.conversing = conversing;
        this.shells = shells;
        this.views = views;
        this.expecting = expecting;
    }

    /** What there is to choose from, in a dialog or as a page of its own. */
    @GET
    public Response read(@Auth Me me, @PathParam("id") long id, @Context ContainerRequestContext request) {
        Visit visit = visits.of(request);
        InboxRow row = views.row(me.account(), id);
        Optional<Expected> expected = expecting.of(me.account(), row.id());
        OffersPage page = page(visit.reader(), row, expected);
        String title = visit.reader().say("offers.title");
        return Pages.html(200, face.page(visit, "offers", title, shells.around(visit, me.account(), ""), page));
    }

    /**
     * Puts one into the answer; nothing is sent.
     *
     * @param offer its kind
     * @param text what is written already
     * @param replaces id of the failed reply this corrects; empty for none
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response insert(
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("offer") @DefaultValue("") String offer,
            @FormParam("text") @DefaultValue("") String text,
            @FormParam("visibility") @DefaultValue("") String visibility,
            @FormParam("replaces") @DefaultValue("") String replaces,
            @FormParam("prewritten") @DefaultValue("") String origin,
            @Context ContainerRequestContext request) {
        Account account = me.account();
        Visit visit = visits.of(request);
        InboxRow row = views.row(account, id);
        String whole = expecting
                .of(account, row.id())
                .flatMap(expected -> WaitingWords.of(theirs(visit.reader(), row), expected).offers(expected).stream()
                        .filter(each -> each.kind().equals(offer))
                        .findFirst())
                .map(found -> WaitingWords.into(text, found))
                .orElseThrow(() -> new Refused.NotFound(Said.of("offers.gone")));
        Boolean privately = visibility.isEmpty() ? null : visibility.equals("private");
        return conversing.show(
                request,
                account,
                Origins.list(request, account),
                id,
                Typed.reply(whole, privately, replaces, origin),
                200);
    }

    private OffersPage page(Reader reader, InboxRow row, Optional<Expected> found) {
        String title = row.title().isBlank() ? row.person() : row.title();
        String url = "/conversations/" + row.id();
        if (found.isEmpty()) {
            return new OffersPage(title, url, reader.say("offers.nobody"), null, null, null, List.of());
        }
        Expected expected = found.get();
        Language theirs = theirs(reader, row);
        WaitingWords mine = WaitingWords.of(reader.language(), expected);
        String lang = theirs.locale().getLanguage();
        return new OffersPage(
                title,
                url,
                mine.by(expected.answer())
                        .map(by -> reader.say("offers.expected", row.person(), by))
                        .orElseGet(() -> expected.blind() == null
                                ? reader.say("offers.unknown")
                                : reader.say("offers.blind", expected.blind())),
                why(reader, expected),
                expected.due() != null && expected.missed()
                        ? reader.say(
                                expected.missedByDelay() ? "offers.missedbydelay" : "offers.missed", expected.due())
                        : null,
                visits.speaks(row.language()).isPresent()
                        ? null
                        : reader.say(
                                row.language() == null ? "offers.languageunknown" : "offers.language",
                                theirs.locale()
                                        .getDisplayLanguage(reader.language().locale())),
                WaitingWords.of(theirs, expected).offers(expected).stream()
                        .map(offer -> new OffersPage.Line(
                                offer.kind(), reader.say("offers." + offer.kind()), offer.text(), lang))
                        .toList());
    }

    private static @Nullable String why(Reader reader, Expected expected) {
        Lately lately = expected.lately();
        if (expected.answer() instanceof Measured measured) {
            return reader.say(
                    measured.decidedBy() == DecidedBy.LOAD ? "offers.load" : "offers.median",
                    reader.span(lately.median()),
                    lately.measured(),
                    lately.ahead());
        }
        return WaitingWords.at(expected.answer()).isPresent() ? reader.say("offers.promised") : null;
    }

    /** The language of whoever waits, or the agent's own when it is not known or not spoken here. */
    private Language theirs(Reader reader, InboxRow row) {
        return visits.speaks(row.language()).orElse(reader.language());
    }
}
