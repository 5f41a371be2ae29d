package io.oase.web;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** {@code /band}: what stands above every page, for pages that are open when it changes; nothing else is read for it. */
@Path("/band")
public final class BandPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;

    public BandPages(Face face, Visits visits, Shells shells) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
    }

    /** Playbooks in force, and channels that cannot be read; whoever comes here by hand is led to the inbox. */
    @GET
    public Response show(@Context ContainerRequestContext request, @Auth Me me) {
        Visit visit = visits.of(request);
        return "band".equals(visit.target())
                ? Pages.html(200, face.page(visit, "band", "", shells.band(visit, me.account()), visit))
                : Pages.onTo("/inbox").build();
    }
}
