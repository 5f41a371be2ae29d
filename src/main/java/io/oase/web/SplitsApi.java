package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Splitting;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/conversations/{id}/splits}: one becomes two. */
@Path("/api/v1/conversations/{id}/splits")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SplitsApi {
    private static final int MOST = 1_000;

    private final Splitting splitting;

    SplitsApi(Splitting splitting) {
        this.splitting = splitting;
    }

    /** Which posts become a conversation of their own. */
    record NewSplit(@Nullable List<@Nullable Long> posts) implements Body {
        private List<Long> chosen() {
            if (posts == null || posts.isEmpty() || posts.size() > MOST || posts.contains(null)) {
                throw new Refused.Invalid("posts", Said.of("api.split_posts", MOST));
            }
            return posts.stream().map(post -> (Long) post).toList();
        }
    }

    /** Splits posts off. */
    @POST
    public Response split(@Auth Me me, @PathParam("id") long id, @Nullable NewSplit body) {
        long made = splitting.split(me.account(), id, Body.given(body).chosen());
        return Response.status(Response.Status.CREATED)
                .location(URI.create("/api/v1/conversations/" + made))
                .entity(new ConversationsApi.Written(made))
                .build();
    }
}
