package io.oase.web;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** {@code /approvals}: what waits for a second pair of eyes. */
@Path("/approvals")
public final class ApprovalsPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final ApprovalDesk desk;

    ApprovalsPages(Face face, Visits visits, Shells shells, ApprovalDesk desk) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.desk = desk;
    }

    /** @param after number of the last one seen */
    @GET
    public Response list(
            @Context ContainerRequestContext request, @Auth Me me, @QueryParam("after") @DefaultValue("0") long after) {
        Visit visit = visits.of(request);
        Shell shell = shells.around(visit, me.account(), "approvals");
        String title = visit.reader().say("nav.approvals");
        ApprovalsPage page = desk.list(visit.reader(), me.account(), after);
        return Pages.html(200, face.page(visit, "approvals", title, shell, page));
    }
}
