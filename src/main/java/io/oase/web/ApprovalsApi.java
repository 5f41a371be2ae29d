package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.reply.Replies;
import io.oase.reply.Reply;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/approvals}: what waits for a second pair of eyes. */
@Path("/api/v1/approvals")
@Produces(MediaType.APPLICATION_JSON)
public final class ApprovalsApi {
    private static final int MOST = 100;

    private final Replies replies;
    private final Visits visits;

    ApprovalsApi(Replies replies, Visits visits) {
        this.replies = replies;
        this.visits = visits;
    }

    /** A page of what waits, the longest first. */
    record Waiting(List<ReplyJson> replies, @Nullable String next) {}

    /** Everything for those who may approve, one's own for everybody else. */
    @GET
    public Waiting list(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw new Refused.Invalid("limit", Said.of("api.limit", MOST));
        }
        if (cursor != null && !cursor.matches("\\d{1,18}")) {
            throw new Refused.Invalid("cursor", Said.of("notice.bad_cursor"));
        }
        Reader reader = visits.of(request).reader();
        List<Reply> found = replies.awaiting(me.account(), cursor == null ? 0 : Long.parseLong(cursor), limit + 1);
        List<Reply> page = found.subList(0, Math.min(limit, found.size()));
        return new Waiting(
                page.stream().map(reply -> ReplyJson.of(reply, reader)).toList(),
                found.size() > limit ? String.valueOf(page.get(limit - 1).id()) : null);
    }
}
