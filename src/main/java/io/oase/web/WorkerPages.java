package io.oase.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** What makes Oase an app on its own: the service worker, which must come from the root, and what it shows without a connection. */
@Path("/")
public final class WorkerPages {
    private final Face face;
    private final Visits visits;
    private final String worker;

    public WorkerPages(Face face, Visits visits, Assets assets) {
        this.face = face;
        this.visits = visits;
        this.worker = assets.worker();
    }

    /** Browsers look whether it has changed; it is never kept. */
    @GET
    @Path("service-worker.js")
    public Response worker() {
        return Response.ok(worker, "text/javascript; charset=utf-8")
                .header("Cache-Control", "no-cache")
                .build();
    }

    /** Holds nothing of anybody: it is the one page a browser keeps. */
    @GET
    @Path("offline")
    @Produces(MediaType.TEXT_HTML)
    public Response offline(@Context ContainerRequestContext request) {
        Visit visit = visits.of(request);
        Reader reader = visit.reader();
        Visit nobody = new Visit(reader, "", "", null);
        return Pages.html(200, face.plain(nobody, "offline", reader.say("offline.title"), Map.of()));
    }
}
