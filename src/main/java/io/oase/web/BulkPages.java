package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.bulk.Action;
import io.oase.bulk.BulkChange;
import io.oase.bulk.BulkChanges;
import io.oase.bulk.Chosen;
import io.oase.people.Account;
import io.oase.people.Right;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /bulk-changes}: changing many conversations at once, and what became of it. */
@Path("/bulk-changes")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class BulkPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final BulkChanges changes;
    private final BulkChoosing choosing;
    private final BulkDesk desk;

    BulkPages(Face face, Visits visits, Shells shells, BulkChanges changes, BulkChoosing choosing, BulkDesk desk) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.changes = changes;
        this.choosing = choosing;
        this.desk = desk;
    }

    /** What one has changed lately. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(@Context ContainerRequestContext request, @Auth Me me) {
        Visit visit = visits.of(request);
        BulksPage page = desk.recent(visit.reader(), me.account());
        Shell shell = shells.around(visit, me.account(), "");
        return Pages.html(200, face.page(visit, "bulks", visit.reader().say("bulk.recent"), shell, page));
    }

    /** What was ticked in a list, or all of it, and what can be done with it. Changes nothing. */
    @POST
    @Path("choice")
    public Response choose(@Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        me.account().require(Right.TAKE);
        Visit visit = visits.of(request);
        return ask(visit, me.account(), 200, choosing.all(visit.reader(), me.account(), form), form, List.of(), false);
    }

    /** Begins, or shows each answer as it will read. */
    @POST
    public Response begin(@Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        List<Chosen> chosen = BulkForm.chosen(form);
        String does = Pages.typed(form, "does");
        try {
            if (does.equals("offer")) {
                choosing.offer(me.account(), form);
                return ask(visit, me.account(), 200, chosen, form, List.of(), false);
            }
            Action action = BulkForm.action(form, me.account().id(), visit.reader());
            if (does.equals("preview")) {
                return ask(visit, me.account(), 200, chosen, form, List.of(), true);
            }
            BulkChange begun = changes.begin(me.account(), chosen, action);
            String back = URLEncoder.encode(Pages.own(Pages.typed(form, "back")), StandardCharsets.UTF_8);
            return Pages.onTo("/bulk-changes/" + begun.id() + "?back=" + back).build();
        } catch (Refused.Invalid refused) {
            List<String> problems =
                    refused.fields().values().stream().map(visit.reader()::say).toList();
            return ask(visit, me.account(), 422, chosen, form, problems, false);
        }
    }

    /** How far it is. */
    @GET
    @Path("{id: \\d+}")
    @Consumes(MediaType.WILDCARD)
    public Response show(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("back") @Nullable String back) {
        Visit visit = visits.of(request);
        BulkPage page = desk.page(visit.reader(), me.account(), changes.get(me.account(), id), Pages.own(back));
        Shell shell = shells.around(visit, me.account(), "");
        return Pages.html(200, face.page(visit, "bulk", page.does(), shell, page));
    }

    /** Leaves the rest as it is. */
    @POST
    @Path("{id: \\d+}/stop")
    public Response stop(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        changes.stop(me.account(), id);
        return Pages.onTo("/bulk-changes/" + id).build();
    }

    /** Takes it back. */
    @POST
    @Path("{id: \\d+}/undo")
    public Response undo(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        try {
            return Pages.onTo("/bulk-changes/" + changes.undo(me.account(), id).id())
                    .build();
        } catch (Refused.Conflict meanwhile) {
            return Pages.onTo("/bulk-changes/" + id).build();
        }
    }

    private Response ask(
            Visit visit,
            Account me,
            int status,
            List<Chosen> chosen,
            MultivaluedMap<String, String> form,
            List<String> problems,
            boolean preview) {
        BulkChoosePage page = choosing.page(visit.reader(), me, chosen, form, problems, preview);
        Shell shell = shells.around(visit, me, "");
        return Pages.html(status, face.page(visit, "bulk-choose", page.title(), shell, page));
    }
}
