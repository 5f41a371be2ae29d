package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.people.Picture;
import io.oase.people.Pictures;
import io.oase.picture.RemotePictures;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Serves faces and pictures: those of colleagues from the database, those of people outside through our own proxy. */
@Path("/")
public final class PicturePages {
    /** A picture is never a document of ours, whatever is in it. */
    private static final String NOTHING_ELSE = "default-src 'none'; sandbox";

    private final RemotePictures remote;
    private final Pictures colleagues;

    public PicturePages(RemotePictures remote, Pictures colleagues) {
        this.remote = remote;
        this.colleagues = colleagues;
    }

    /** A picture from a network, at an address that only Oase can have made. */
    @GET
    @Path("pictures/{signed}")
    public Response picture(@Auth Me me, @PathParam("signed") String signed) {
        RemotePictures.RemotePicture picture = remote.find(signed).orElseThrow(NotFoundException::new);
        return Response.ok(picture.bytes(), picture.mediaType())
                .header("Cache-Control", "private, max-age=86400")
                .header("Content-Security-Policy", NOTHING_ELSE)
                .build();
    }

    /** A colleague's portrait. Its address carries its version, so it may be kept. */
    @GET
    @Path("people/{id}/picture")
    public Response portrait(@Auth Me me, @PathParam("id") long id) {
        Picture picture = colleagues.find(id).orElseThrow(NotFoundException::new);
        return Response.ok(picture.bytes(), picture.contentType())
                .header("Cache-Control", "private, max-age=86400")
                .header("Content-Security-Policy", NOTHING_ELSE)
                .tag(picture.version())
                .build();
    }
}
