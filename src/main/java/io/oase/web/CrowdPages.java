package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.activation.Activations;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.statement.Belonging.Choice;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /activations/N/conversations}: who belongs to a crisis, and how each stands. */
@Path("/activations/{id: [0-9]{1,18}}/conversations")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class CrowdPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Activations activations;
    private final Saying saying;
    private final CrowdWords words;

    CrowdPages(Face face, Visits visits, Shells shells, Activations activations, Saying saying, CrowdWords words) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.activations = activations;
        this.saying = saying;
        this.words = words;
    }

    /** One column of the board. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response board(
            @Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id, @Context UriInfo uri) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        Long after = Pages.number(Pages.typed(query, "after"));
        Long added = Pages.number(Pages.typed(query, "added"));
        Visit visit = visits.of(request);
        String said = added == null ? null : visit.reader().say("crowd.added", added);
        return page(visit, me.account(), id, choice(query), after == null ? 0 : after, said, List.of());
    }

    /** Takes one away, sets it aside, or has it answered like the others again, as its button says. */
    @POST
    @Path("{conversation: [0-9]{1,18}}")
    public Response change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("conversation") long conversation,
            MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        try {
            change(saying, me.account(), id, conversation, form);
        } catch (Refused.Invalid wrong) {
            List<String> errors = ActivationPage.said(visit.reader(), wrong);
            return page(visit, me.account(), id, choice(form), 0, null, errors);
        } catch (Refused.Conflict late) {
            return page(
                    visit,
                    me.account(),
                    id,
                    choice(form),
                    0,
                    null,
                    List.of(visit.reader().say(late.said())));
        }
        return Pages.onTo(CrowdWords.url(id, choice(form), 0)).build();
    }

    static void change(Saying saying, Account me, long id, long conversation, MultivaluedMap<String, String> form) {
        switch (Pages.typed(form, "does")) {
            case "add" -> saying.belonging().add(me, id, List.of(conversation));
            case "let-go" -> saying.lettingGo().letGo(me, id, conversation, Pages.typed(form, "because"));
            case "back" -> saying.settingAside().bringBack(me, id, conversation);
            case "aside" -> {
                String to = Pages.typed(form, "to");
                Long number = to.isEmpty() ? null : Pages.number(to.substring(1));
                saying.settingAside()
                        .setAside(
                                me,
                                id,
                                conversation,
                                Pages.typed(form, "as"),
                                to.startsWith("a") ? number : null,
                                to.startsWith("t") ? number : null);
            }
            default -> throw new Refused.NotFound(Said.of("statement.not_gathered", conversation));
        }
    }

    private Response page(
            Visit visit, Account me, long id, Choice choice, long after, @Nullable String said, List<String> errors) {
        CrowdPage page = words.page(visit.reader(), me, activations.get(me, id), choice, after, said, errors);
        String title = visit.reader().say("crowd.title");
        return Pages.html(
                errors.isEmpty() ? 200 : 422,
                face.page(visit, "crowd", title, shells.around(visit, me, "activations"), page));
    }

    /** Which column, and how it is narrowed; what means nothing is passed over. */
    static Choice choice(MultivaluedMap<String, String> given) {
        String column = Pages.typed(given, "column");
        String language = Pages.typed(given, "language");
        return new Choice(
                Choice.COLUMNS.contains(column) ? column : "unanswered",
                Pages.number(Pages.typed(given, "channel")),
                language.matches("[a-z]{2,8}") ? language : null);
    }

    /** Numbers of those that were ticked. */
    static List<Long> ticked(MultivaluedMap<String, String> form) {
        List<Long> ticked = new ArrayList<>();
        for (String each : form.getOrDefault("c", List.of())) {
            Long number = Pages.number(each);
            if (number == null) {
                throw new Refused.Invalid("conversations", Said.of("statement.none"));
            }
            ticked.add(number);
        }
        return ticked;
    }
}
