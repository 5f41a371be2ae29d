package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.people.Picture;
import io.oase.people.Pictures;
import io.oase.people.Right;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.jspecify.annotations.Nullable;

/** {@code /people/…/picture}: the picture of a colleague, for everybody inside; a new one from those who manage people. */
@Path("/people/{id: \\d+}/picture")
public final class ColleaguePicturePages {
    private final Pictures pictures;
    private final Colleagues colleagues;

    ColleaguePicturePages(Pictures pictures, Colleagues colleagues) {
        this.pictures = pictures;
        this.colleagues = colleagues;
    }

    /** The picture; its address changes whenever it does. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response picture(@Auth Me me, @PathParam("id") long id) {
        me.account().require(Right.SEE_PEOPLE);
        Picture picture = pictures.find(id).orElseThrow(NotFoundException::new);
        return Response.ok(picture.bytes(), picture.contentType())
                .header("Cache-Control", "private, max-age=31536000, immutable")
                .build();
    }

    /** A new picture. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response picture(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @FormDataParam("csrf") @Nullable String csrf,
            @FormDataParam("picture") @Nullable InputStream file)
            throws IOException {
        me.requireOwnForm(csrf);
        me.account().require(Right.MANAGE_PEOPLE);
        byte[] upload = Uploads.read(file);
        return Uploads.answer(request, colleagues.saving(request, me, id, new MultivaluedHashMap<>(), () -> {
            pictures.put(me.account(), id, upload);
            return "/people/" + id + "?saved=1";
        }));
    }
}
