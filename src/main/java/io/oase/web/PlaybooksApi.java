package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.playbook.Catalogue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /api/v1/playbooks}: the playbooks in use, whole, and every version of them. */
@Path("/api/v1/playbooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public final class PlaybooksApi {
    private static final String FILE = "text/markdown";

    private final Catalogue shelf;
    private final Visits visits;

    PlaybooksApi(Catalogue shelf, Visits visits) {
        this.shelf = shelf;
        this.visits = visits;
    }

    /** All that can be put in force, and what is wrong with files of the folder. */
    @GET
    public PlaybookJson.All list(@Context ContainerRequestContext request, @Auth Me me) {
        return PlaybookJson.All.of(shelf.all(me.account()), visits.of(request).reader());
    }

    /** One of them, whole. */
    @GET
    @Path("{id}")
    public PlaybookJson.Whole read(@Auth Me me, @PathParam("id") String id) {
        return PlaybookJson.Whole.of(shelf.open(me.account(), id));
    }

    /** Its versions, latest first. */
    @GET
    @Path("{id}/versions")
    public PlaybookJson.Versions versions(@Auth Me me, @PathParam("id") String id) {
        return PlaybookJson.Versions.of(shelf.versions(me.account(), id));
    }

    /** A version with its source; for who asks for Markdown, the file it is. */
    @GET
    @Path("{id}/versions/{hash}")
    @Produces({MediaType.APPLICATION_JSON, FILE})
    public Response version(
            @Context HttpHeaders headers, @Auth Me me, @PathParam("id") String id, @PathParam("hash") String hash) {
        Catalogue.Opened opened = shelf.open(me.account(), id, hash);
        MediaType wanted = headers.getAcceptableMediaTypes().get(0);
        return wanted.toString().startsWith(FILE)
                ? PlaybookPages.download(opened)
                : Response.ok(PlaybookJson.Source.of(opened), MediaType.APPLICATION_JSON)
                        .build();
    }
}
