package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.activation.Activation;
import io.oase.activation.Activations;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Filter;
import io.oase.inbox.InboxRow;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.statement.Belonging;
import io.oase.statement.Belonging.Found;
import io.oase.statement.Saying;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /activations/N/conversations/adding}: what a search finds, how much that is, and counting it among a crisis. */
@Path("/activations/{id: [0-9]{1,18}}/conversations/adding")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class AddingPages {
    private static final int SHOWN = 10;

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Activations activations;
    private final Saying saying;

    AddingPages(Face face, Visits visits, Shells shells, Activations activations, Saying saying) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.activations = activations;
        this.saying = saying;
    }

    /** Everything the search of the inbox finds, with its operators; nothing is added. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response find(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("q") @DefaultValue("") String query) {
        return page(visits.of(request), me.account(), id, query.strip(), List.of());
    }

    /** Adds what it finds now. */
    @POST
    public Response add(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("q") @DefaultValue("") String typed) {
        Visit visit = visits.of(request);
        String query = typed.strip();
        try {
            if (query.isEmpty()) {
                throw new Refused.Invalid("conversations", Said.of("statement.none"));
            }
            int added = saying.belonging().addAll(me.account(), id, filter(query));
            return Pages.onTo("/activations/" + id + "/conversations?added=" + added)
                    .build();
        } catch (Refused.Invalid wrong) {
            return page(visit, me.account(), id, query, ActivationPage.said(visit.reader(), wrong));
        } catch (Refused.Conflict over) {
            return page(visit, me.account(), id, query, List.of(visit.reader().say(over.said())));
        }
    }

    /** Wherever it is and whoever has it. */
    static Filter filter(String query) {
        return new Filter(Filter.View.ALL, null, null, null, null, null, query, null, Filter.Order.LATEST);
    }

    private Response page(Visit visit, Account me, long id, String query, List<String> refused) {
        Reader reader = visit.reader();
        Activation in = activations.get(me, id);
        Found found = null;
        List<String> errors = refused;
        if (!query.isEmpty()) {
            try {
                found = saying.belonging().find(me, id, filter(query), SHOWN);
            } catch (Refused.Invalid wrong) {
                errors = ActivationPage.said(reader, wrong);
            }
        }
        boolean may = in.inForce() && me.may(Right.TAKE);
        return Pages.html(
                errors.isEmpty() ? 200 : 422,
                face.page(
                        visit,
                        "adding",
                        reader.say("crowd.add"),
                        shells.around(visit, me, "activations"),
                        page(reader, in, query, found, may, errors)));
    }

    static AddingPage page(
            Reader reader, Activation in, String query, @Nullable Found found, boolean may, List<String> errors) {
        boolean any = found != null && found.count() > 0;
        int count = found == null ? 0 : found.count();
        int fresh = found == null ? 0 : found.fresh();
        boolean tooMany = found != null && found.tooMany();
        return new AddingPage(
                ActivationTabs.of(reader, in, "conversations"),
                in.id(),
                query,
                !any ? "" : reader.say(tooMany ? "adding.toomany" : "adding.found", tooMany ? Belonging.MOST : count),
                !any || tooMany || fresh == count ? "" : reader.say("adding.belong", count - fresh),
                found == null
                        ? List.of()
                        : found.first().stream().map(row -> line(reader, row)).toList(),
                found != null && count > found.first().size()
                        ? reader.say("adding.first", found.first().size())
                        : "",
                any && may && !tooMany && fresh > 0 ? reader.say("adding.add", fresh) : "",
                found != null && !any,
                errors);
    }

    private static AddingPage.Line line(Reader reader, InboxRow row) {
        return new AddingPage.Line(
                "/conversations/" + row.id(),
                row.person(),
                row.title(),
                row.snippet().equals(row.title()) ? "" : row.snippet(),
                row.channelName(),
                reader.moment(row.lastPostAt()));
    }
}
