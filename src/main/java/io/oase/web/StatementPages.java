package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.activation.Activation;
import io.oase.activation.Activations;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.playbook.Playbook;
import io.oase.statement.Saying;
import io.oase.statement.Statement;
import jakarta.ws.rs.Consumes;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /activations/N/statements}: what is said in a crisis, from the first words to putting them right. */
@Path("/activations/{id: [0-9]{1,18}}/statements")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class StatementPages {
    private static final String TEXT = "text.";
    private static final String ONE = "{statement: [0-9]{1,18}}";

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Activations activations;
    private final Saying saying;
    private final StatementsView all;
    private final StatementView one;

    StatementPages(
            Face face,
            Visits visits,
            Shells shells,
            Activations activations,
            Saying saying,
            StatementsView all,
            StatementView one) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.activations = activations;
        this.saying = saying;
        this.all = all;
        this.one = one;
    }

    /** All of them, and texts to begin with. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return list(visits.of(request), me.account(), id, List.of());
    }

    /** A text of the playbook, to be changed before it is a draft. */
    @GET
    @Path("new")
    @Consumes(MediaType.WILDCARD)
    public Response begin(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("template") @Nullable String template) {
        return begin(visits.of(request), me.account(), id, template == null ? "" : template, Map.of(), List.of());
    }

    /** Makes a draft. */
    @POST
    public Response write(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        String template = Pages.typed(form, "template");
        try {
            Statement said = saying.statements().write(me.account(), id, template, texts(form));
            return on(said);
        } catch (Refused.Invalid wrong) {
            return begin(visit, me.account(), id, template, texts(form), ActivationPage.said(visit.reader(), wrong));
        } catch (Refused.Conflict over) {
            return list(visit, me.account(), id, List.of(visit.reader().say(over.said())));
        }
    }

    /** One. */
    @GET
    @Path(ONE)
    @Consumes(MediaType.WILDCARD)
    public Response show(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("statement") long statement) {
        return one(visits.of(request), me.account(), id, statement, Map.of(), List.of(), 200);
    }

    /** Does one of the things that can be done with it, as its button says. */
    @POST
    @Path(ONE)
    public Response change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("statement") long number,
            MultivaluedMap<String, String> form) {
        Account by = me.account();
        Long version = Pages.number(Pages.typed(form, "version"));
        int seen = version == null || version > Integer.MAX_VALUE ? 0 : version.intValue();
        String because = Pages.typed(form, "because");
        Supplier<Statement> verb =
                switch (Pages.typed(form, "does")) {
                    case "edit" -> () -> saying.statements().edit(by, number, seen, texts(form));
                    case "refill" ->
                        () -> saying.statements()
                                .edit(
                                        by,
                                        number,
                                        seen,
                                        saying.statements()
                                                .get(by, id, number)
                                                .texts()
                                                .in());
                    case "ask" -> () -> saying.statements().ask(by, number, seen);
                    case "approve" -> () -> saying.deciding().approve(by, number, seen, null);
                    case "object" -> () -> saying.deciding().object(by, number, seen, because);
                    case "elsewhere" -> () -> saying.statements().elsewhere(by, number, Pages.typed(form, "url"));
                    case "correct" -> () -> saying.correcting().correct(by, number, because, null);
                    default -> throw new Refused.NotFound(Said.of("statement.not_found", number));
                };
        return attempt(visits.of(request), by, id, number, form, verb);
    }

    /** Chooses to say nothing in public now, or otherwise. */
    @POST
    @Path("silence")
    public Response silence(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        try {
            if (Pages.typed(form, "does").equals("speak")) {
                saying.silences().end(me.account(), id);
            } else {
                saying.silences().keep(me.account(), id, Pages.typed(form, "because"));
            }
            return Pages.onTo("/activations/" + id + "/statements").build();
        } catch (Refused.Invalid wrong) {
            return list(visit, me.account(), id, ActivationPage.said(visit.reader(), wrong));
        } catch (Refused.Conflict over) {
            return list(visit, me.account(), id, List.of(visit.reader().say(over.said())));
        }
    }

    private Response attempt(
            Visit visit,
            Account me,
            long id,
            long number,
            MultivaluedMap<String, String> form,
            Supplier<Statement> verb) {
        saying.statements().get(me, id, number);
        try {
            return on(verb.get());
        } catch (Refused.Invalid wrong) {
            return one(visit, me, id, number, texts(form), ActivationPage.said(visit.reader(), wrong), 422);
        } catch (Refused.Conflict late) {
            return one(
                    visit, me, id, number, texts(form), List.of(visit.reader().say(late.said())), 409);
        }
    }

    private static Response on(Statement said) {
        return Pages.onTo("/activations/" + said.activationId() + "/statements/" + said.id())
                .build();
    }

    private Response list(Visit visit, Account me, long id, List<String> errors) {
        StatementsPage page = all.page(visit.reader(), me, activations.get(me, id), errors);
        String title = visit.reader().say("statements.title");
        return Pages.html(
                errors.isEmpty() ? 200 : 422,
                face.page(visit, "statements", title, shells.around(visit, me, "activations"), page));
    }

    private Response begin(
            Visit visit, Account me, long id, String template, Map<String, List<String>> typed, List<String> errors) {
        Activation in = activations.get(me, id);
        Playbook.Statement from = in.playbook()
                .statement(template)
                .orElseThrow(() -> new Refused.NotFound(Said.of(
                        "statement.no_template",
                        String.join(
                                ", ",
                                in.playbook().statements().stream()
                                        .map(Playbook.Statement::id)
                                        .toList()))));
        StatementPage page = one.fresh(visit.reader(), me, in, from, typed, errors);
        return Pages.html(
                errors.isEmpty() ? 200 : 422,
                face.page(visit, "statement-new", page.title(), shells.around(visit, me, "activations"), page));
    }

    /** One, with why something was not taken. */
    Response one(Visit visit, Account me, long id, long number, List<String> errors, int status) {
        return one(visit, me, id, number, Map.of(), errors, status);
    }

    private Response one(
            Visit visit,
            Account me,
            long id,
            long number,
            Map<String, List<String>> typed,
            List<String> errors,
            int status) {
        Statement said = saying.statements().get(me, id, number);
        StatementPage page = one.page(visit.reader(), me, activations.get(me, id), said, typed, errors);
        return Pages.html(
                status, face.page(visit, "statement", page.title(), shells.around(visit, me, "activations"), page));
    }

    private static Map<String, List<String>> texts(MultivaluedMap<String, String> form) {
        Map<String, List<String>> texts = new HashMap<>();
        form.forEach((name, values) -> {
            if (name.startsWith(TEXT)) {
                texts.put(name.substring(TEXT.length()), List.copyOf(values));
            }
        });
        return texts;
    }
}
