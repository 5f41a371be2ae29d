package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.activation.Activation;
import io.oase.activation.Activations;
import io.oase.base.Refused;
import io.oase.inbox.InboxRow;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.statement.LettingGo;
import io.oase.statement.Saying;
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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /activations/N/conversations/let-go}: what was taken out of a crisis, by whom and why, and a way back in. */
@Path("/activations/{id: [0-9]{1,18}}/conversations/let-go")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class LetGoPages {
    private static final int SHOWN = 50;

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Activations activations;
    private final Saying saying;

    LetGoPages(Face face, Visits visits, Shells shells, Activations activations, Saying saying) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.activations = activations;
        this.saying = saying;
    }

    /** The latest first. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("before") @Nullable String before) {
        Long number = Pages.number(Objects.requireNonNullElse(before, ""));
        return page(visits.of(request), me.account(), id, number, List.of());
    }

    /** Takes one in again. */
    @POST
    public Response add(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        Long conversation = Pages.number(Pages.typed(form, "conversation"));
        try {
            saying.belonging().add(me.account(), id, conversation == null ? List.of() : List.of(conversation));
        } catch (Refused.Invalid wrong) {
            return page(visit, me.account(), id, null, ActivationPage.said(visit.reader(), wrong));
        } catch (Refused.Conflict over) {
            return page(visit, me.account(), id, null, List.of(visit.reader().say(over.said())));
        }
        return Pages.onTo("/activations/" + id + "/conversations/let-go").build();
    }

    private Response page(Visit visit, Account me, long id, @Nullable Long before, List<String> errors) {
        Reader reader = visit.reader();
        Activation in = activations.get(me, id);
        LettingGo.Page list = saying.lettingGo().list(me, id, before == null ? Long.MAX_VALUE : before, SHOWN);
        String url = "/activations/" + id + "/conversations/let-go";
        LetGoPage page = new LetGoPage(
                ActivationTabs.of(reader, in, "conversations"),
                id,
                list.gone().stream().map(gone -> line(reader, gone)).toList(),
                in.inForce() && me.may(Right.TAKE),
                before == null ? null : url,
                list.next() == null ? null : url + "?before=" + list.next(),
                errors);
        Shell shell = shells.around(visit, me, "activations");
        return Pages.html(
                errors.isEmpty() ? 200 : 422, face.page(visit, "let-go", reader.say("letgo.title"), shell, page));
    }

    private static LetGoPage.Line line(Reader reader, LettingGo.Gone gone) {
        InboxRow row = gone.row();
        return new LetGoPage.Line(
                gone.conversation(),
                "/conversations/" + row.id(),
                row.person(),
                row.title(),
                row.channelName(),
                gone.byName(),
                reader.moment(gone.at()),
                gone.because());
    }
}
