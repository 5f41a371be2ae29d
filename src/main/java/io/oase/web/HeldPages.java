package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.activation.Activation;
import io.oase.base.Refused;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.reply.HeldReplies;
import io.oase.reply.HeldReplies.Held;
import io.oase.reply.HeldReplies.Outcome;
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
import java.util.Objects;

/** {@code /activations/N/held}: answers that were stopped, each to be let out or taken back. */
@Path("/activations/{id: [0-9]{1,18}}/held")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class HeldPages {
    private static final int MOST = 500;

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Crises crises;

    HeldPages(Face face, Visits visits, Shells shells, Crises crises) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.crises = crises;
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return page(visits.of(request), me.account(), id, List.of());
    }

    /** Lets one out. */
    @POST
    @Path("{reply: [0-9]{1,18}}/release")
    public Response release(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("reply") long reply,
            MultivaluedMap<String, String> form) {
        return decided(request, me.account(), id, () -> crises.held()
                .release(me.account(), reply, Pages.typed(form, "sure").equals("true")));
    }

    /** Takes one back; whoever wrote it may, too. */
    @POST
    @Path("{reply: [0-9]{1,18}}/withdrawal")
    @Consumes(MediaType.WILDCARD)
    public Response withdraw(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("reply") long reply) {
        return decided(request, me.account(), id, () -> crises.held().withdraw(me.account(), reply));
    }

    private Response decided(ContainerRequestContext request, Account me, long id, Runnable decision) {
        try {
            decision.run();
        } catch (Refused.Conflict late) {
            Visit visit = visits.of(request);
            return page(visit, me, id, List.of(visit.reader().say(late.said())));
        }
        return Pages.onTo("/activations/" + id + "/held").build();
    }

    private Response page(Visit visit, Account me, long id, List<String> errors) {
        Reader reader = visit.reader();
        Activation activation = crises.activations().get(me, id);
        List<Held> all = crises.held().of(me, id, MOST);
        HeldPage page = new HeldPage(
                ActivationTabs.of(reader, activation, "held"),
                id,
                all.stream()
                        .filter(held -> held.outcome() == null)
                        .map(held -> card(reader, held, me))
                        .toList(),
                all.stream()
                        .filter(held -> held.outcome() != null)
                        .map(held -> card(reader, held, me))
                        .toList(),
                errors);
        Shell shell = shells.around(visit, me, "activations");
        return Pages.html(
                errors.isEmpty() ? 200 : 409,
                face.page(visit, "held-replies", page.head().line().title(), shell, page));
    }

    private static HeldPage.Card card(Reader reader, Held held, Account me) {
        String warning = held.newer() > 0
                ? reader.say("crisis.held.newer", held.newer())
                : held.answered() ? reader.say("crisis.held.answered") : null;
        String outcome = held.outcome() == null
                ? null
                : reader.say(
                        held.outcome() == Outcome.RELEASED
                                ? "crisis.held.released"
                                : held.byAuthor() ? "crisis.held.rewriting" : "crisis.held.withdrawn",
                        Objects.requireNonNullElse(held.decider(), ""),
                        Objects.requireNonNull(held.decidedAt()));
        return new HeldPage.Card(
                held.reply().id(),
                held.reply().conversationId(),
                held.matter().title(),
                held.matter().channel(),
                held.matter().person(),
                held.matter().question(),
                held.reply().authorName(),
                held.reply().body(),
                reader.moment(held.reply().createdAt()),
                warning,
                outcome,
                outcome == null && me.may(Right.ACTIVATE),
                outcome == null && (me.may(Right.ACTIVATE) || HeldReplies.own(me, held.reply())));
    }
}
