package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.playbook.Catalogue;
import io.oase.playbook.Kept;
import io.oase.playbook.Uploads;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/playbooks/uploads}: bringing a playbook, and deciding about one a colleague brought. */
@Path("/api/v1/playbooks/uploads")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PlaybookUploadsApi {
    private final Catalogue shelf;
    private final Uploads uploads;

    PlaybookUploadsApi(Catalogue shelf, Uploads uploads) {
        this.shelf = shelf;
        this.uploads = uploads;
    }

    /** The text of a file. */
    record Upload(@Nullable String source) implements Body {}

    /**
     * A decision.
     *
     * @param seen hash of the version in use it was compared with; left out where there was none
     * @param reason why not; only where it is not taken
     */
    record Review(
            @Nullable Boolean taken,
            @Nullable String seen,
            @Nullable String reason) implements Body {}

    /** Those nobody has decided about, the oldest first. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PlaybookJson.Versions waiting(@Auth Me me) {
        return PlaybookJson.Versions.of(uploads.waiting(me.account()));
    }

    /** Keeps one for a second person to look at. */
    @POST
    public Response upload(@Auth Me me, @Nullable Upload body) {
        String source = Body.given("source", Body.given(body).source());
        Kept upload = uploads.upload(me.account(), source.getBytes(StandardCharsets.UTF_8));
        return Response.created(URI.create("/api/v1/playbooks/uploads/" + upload.hash()))
                .entity(PlaybookJson.Version.of(upload))
                .build();
    }

    /** One of them with its source. */
    @GET
    @Path("{hash}")
    @Consumes(MediaType.WILDCARD)
    public PlaybookJson.Source read(@Auth Me me, @PathParam("hash") String hash) {
        return PlaybookJson.Source.of(shelf.open(me.account(), shelf.upload(me.account(), hash)));
    }

    /** Takes it into use, or refuses it with a reason. */
    @PUT
    @Path("{hash}/review")
    public PlaybookJson.Version review(@Auth Me me, @PathParam("hash") String hash, @Nullable Review body) {
        Review review = Body.given(body);
        Kept decided = Body.given("taken", review.taken())
                ? uploads.take(me.account(), hash, review.seen())
                : uploads.refuse(me.account(), hash, Objects.requireNonNullElse(review.reason(), ""));
        return PlaybookJson.Version.of(decided);
    }
}
