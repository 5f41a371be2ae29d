package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.playbook.Catalogue;
import io.oase.playbook.Withdrawals;
import io.oase.playbook.Withdrawals.Withdrawal;
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

/** {@code /playbooks/{id}/withdrawal}: proposing that a playbook without a file goes, and deciding about that. */
@Path("/playbooks/{id: [a-z0-9_-]{1,60}}/withdrawal")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class PlaybookAwayPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Catalogue shelf;
    private final Withdrawals withdrawals;

    PlaybookAwayPages(Face face, Visits visits, Shells shells, Catalogue shelf, Withdrawals withdrawals) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.shelf = shelf;
        this.withdrawals = withdrawals;
    }

    /** How it stands. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response show(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") String id) {
        me.account().require(Right.MANAGE_PLAYBOOKS);
        return page(visits.of(request), me.account(), 200, id, "", List.of());
    }

    /** Proposes it. */
    @POST
    public Response ask(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") String id,
            MultivaluedMap<String, String> form) {
        return attempt(
                visits.of(request),
                me.account(),
                id,
                Pages.typed(form, "reason"),
                "/playbooks/" + id + "/withdrawal",
                () -> withdrawals.ask(me.account(), id, Pages.typed(form, "reason")));
    }

    /** Takes it away, or leaves it in use. */
    @POST
    @Path("review")
    public Response decide(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") String id,
            MultivaluedMap<String, String> form) {
        boolean take = Pages.typed(form, "decision").equals("take");
        String reason = Pages.typed(form, "reason");
        return attempt(visits.of(request), me.account(), id, reason, take ? "/playbooks" : "/playbooks/" + id, () -> {
            if (take) {
                withdrawals.take(me.account(), id);
            } else {
                withdrawals.keep(me.account(), id, reason);
            }
        });
    }

    private Response attempt(Visit visit, Account me, String id, String reason, String onTo, Runnable verb) {
        try {
            verb.run();
        } catch (Refused.Conflict late) {
            return page(visit, me, 409, id, reason, List.of(visit.reader().say(late.said())));
        } catch (Refused.Invalid wrong) {
            return page(visit, me, 422, id, reason, ActivationPage.said(visit.reader(), wrong));
        }
        return Pages.onTo(onTo).build();
    }

    private Response page(Visit visit, Account me, int status, String id, String reason, List<String> errors) {
        Reader reader = visit.reader();
        String title =
                shelf.open(me, id).playbook().title().in(reader.language().locale());
        Withdrawal wish = withdrawals.of(me, id).orElse(null);
        boolean file = withdrawals.hasFile(me, id);
        boolean own = wish != null && wish.byId() == me.id();
        PlaybookAwayPage page = new PlaybookAwayPage(
                id,
                title,
                file ? reader.say("playbooks.has_file", id) : null,
                wish == null ? null : reader.say("books.awaywish", wish.byName(), wish.because()),
                wish == null ? null : reader.moment(wish.at()),
                wish == null && !file,
                wish != null && !own,
                own,
                reason,
                errors);
        Shell shell = shells.around(visit, me, PlaybookPages.PLACE);
        return Pages.html(status, face.page(visit, "playbook-away", reader.say("books.away"), shell, page));
    }
}
