package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.activation.Activation;
import io.oase.activation.Activations;
import io.oase.base.Refused;
import io.oase.inbox.ConversationState;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.statement.Looks.Look;
import io.oase.statement.Round;
import io.oase.statement.Saying;
import io.oase.statement.Statement;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code /activations/N/statements/N/answers}: answering many with one statement, each looked at before it goes. */
@Path("/activations/{id: [0-9]{1,18}}/statements/{statement: [0-9]{1,18}}/answers")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class RoundPages {
    private static final int SHOWN = 50;

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Activations activations;
    private final Saying saying;
    private final StatementPages statements;

    RoundPages(
            Face face,
            Visits visits,
            Shells shells,
            Activations activations,
            Saying saying,
            StatementPages statements) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.activations = activations;
        this.saying = saying;
        this.statements = statements;
    }

    /** Prepares a round with those that were ticked, or with everybody in a column. */
    @POST
    public Response prepare(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("statement") long statement,
            MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        saying.statements().get(me.account(), id, statement);
        try {
            List<Long> chosen =
                    form.containsKey("c") && !Pages.typed(form, "all").equals("true")
                            ? CrowdPages.ticked(form)
                            : saying.belonging().all(me.account(), id, CrowdPages.choice(form));
            Round round = saying.rounds().prepare(me.account(), statement, chosen, then(form));
            return Pages.onTo(url(id, round)).build();
        } catch (Refused.Invalid wrong) {
            return statements.one(visit, me.account(), id, statement, ActivationPage.said(visit.reader(), wrong), 422);
        } catch (Refused.Conflict late) {
            return statements.one(
                    visit, me.account(), id, statement, List.of(visit.reader().say(late.said())), 409);
        }
    }

    /** Each answer as it will read, and how far it is. */
    @GET
    @Path("{round: [0-9]{1,18}}")
    @Consumes(MediaType.WILDCARD)
    public Response show(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("statement") long statement,
            @PathParam("round") long round,
            @QueryParam("after") @DefaultValue("-1") int after) {
        return page(visits.of(request), me.account(), id, statement, round, after, List.of(), 200);
    }

    /** Begins, pauses, goes on, stops, or leaves one out, as its button says. */
    @POST
    @Path("{round: [0-9]{1,18}}")
    public Response change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("statement") long statement,
            @PathParam("round") long number,
            MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        Account by = me.account();
        saying.statements().get(by, id, statement);
        saying.rounds().get(by, statement, number);
        Long left = Pages.number(Pages.typed(form, "leave"));
        try {
            if (left != null) {
                saying.rounds().leaveOut(by, number, left);
            } else {
                switch (Pages.typed(form, "does")) {
                    case "go" -> saying.rounds().resume(by, number);
                    case "pause" -> saying.rounds().pause(by, number);
                    case "stop" -> saying.rounds().stop(by, number);
                    default -> {}
                }
            }
        } catch (Refused.Conflict late) {
            return page(
                    visit, by, id, statement, number, -1, List.of(visit.reader().say(late.said())), 409);
        }
        return Pages.onTo(url(id, saying.rounds().get(by, statement, number)) + (left == null ? "" : after(form)))
                .build();
    }

    private static String after(MultivaluedMap<String, String> form) {
        Long after = Pages.number(Pages.typed(form, "after"));
        return after == null ? "" : "?after=" + after;
    }

    /** What became of how many. */
    static List<String> account(Reader reader, Round round) {
        List<String> account = new ArrayList<>();
        add(reader, account, round.drill() ? "round.donedrill" : "round.done", round.done());
        add(reader, account, "round.waiting", round.waiting() + round.prepared());
        add(reader, account, "round.asked", round.asked());
        add(reader, account, "round.refused", round.refused());
        add(reader, account, "round.left", round.left());
        return account;
    }

    private static void add(Reader reader, List<String> account, String key, int count) {
        if (count > 0) {
            account.add(reader.say(key, count));
        }
    }

    private Response page(
            Visit visit, Account me, long id, long number, long roundId, int after, List<String> errors, int status) {
        Reader reader = visit.reader();
        Activation in = activations.get(me, id);
        Statement said = saying.statements().get(me, id, number);
        Round round = saying.rounds().get(me, number, roundId);
        List<Look> looks = saying.looks().looks(me, round, Math.max(-1, after), SHOWN);
        RoundPage page = page(reader, in, said, round, looks, me.may(Right.ANSWER) && in.inForce(), errors);
        return Pages.html(
                status, face.page(visit, "round", page.title(), shells.around(visit, me, "activations"), page));
    }

    static RoundPage page(
            Reader reader,
            Activation in,
            Statement said,
            Round round,
            List<Look> looks,
            boolean may,
            List<String> errors) {
        String url = url(in.id(), round);
        Round.State state = round.state();
        boolean open =
                may && (state == Round.State.PREPARED || state == Round.State.RUNNING || state == Round.State.PAUSED);
        boolean more = !looks.isEmpty() && looks.get(looks.size() - 1).answer().place() + 1 < round.total();
        return new RoundPage(
                ActivationTabs.of(reader, in, "statements"),
                url,
                "/activations/" + in.id() + "/statements/" + said.id(),
                reader.say("round.title", round.total()),
                reader.say("round.lead." + state.name().toLowerCase(Locale.ROOT)),
                StatementWords.title(reader, said.phase()) + " · " + reader.say("statements.version", round.version())
                        + " · " + reader.say("round.by", round.accountName()),
                round.drill(),
                state == Round.State.FINISHED && round.refused() == 0
                        ? "well"
                        : state == Round.State.PAUSED || state == Round.State.STOPPED || state == Round.State.FINISHED
                                ? "near"
                                : "calm",
                round.total(),
                round.past(),
                account(reader, round),
                open && state == Round.State.PREPARED && round.prepared() > 0
                        ? reader.say(round.drill() ? "round.godrill" : "round.go", round.prepared())
                        : null,
                open && state == Round.State.RUNNING,
                open && state == Round.State.PAUSED,
                open && state == Round.State.PREPARED,
                round.begunAt() != null,
                looks.stream().map(look -> answer(reader, look, open)).toList(),
                more ? url + "?after=" + looks.get(looks.size() - 1).answer().place() : null,
                errors);
    }

    private static RoundPage.Answer answer(Reader reader, Look look, boolean open) {
        Round.Answer answer = look.answer();
        return new RoundPage.Answer(
                answer.conversationId(),
                answer.person(),
                answer.channelName() + " · " + StatementWords.language(reader, answer.language()),
                answer.language(),
                look.text(),
                look.max() == 0 ? "" : look.length() + " / " + look.max(),
                reader.say("round.answer." + answer.state()),
                look.trouble() == null ? "" : reader.say(look.trouble()),
                open && Set.of("prepared", "waiting").contains(answer.state()));
    }

    private static @org.jspecify.annotations.Nullable ConversationState then(MultivaluedMap<String, String> form) {
        String then = Pages.typed(form, "then");
        return then.isEmpty() || then.equals("open") ? null : Parsing.then(then);
    }

    private static String url(long activation, Round round) {
        return "/activations/" + activation + "/statements/" + round.statementId() + "/answers/" + round.id();
    }
}
