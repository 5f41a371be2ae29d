package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.InboxRow;
import io.oase.statement.Belonging;
import io.oase.statement.LettingGo;
import io.oase.statement.Saying;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/activations/{id}/conversations/let-go} and {@code …/found}: what was taken out of a crisis, and what a search would add. */
@Path("/api/v1/activations/{id}/conversations")
@Produces(MediaType.APPLICATION_JSON)
public final class LetGoApi {
    private static final int MOST = 200;
    private static final int SHOWN = 10;

    private final Saying saying;

    LetGoApi(Saying saying) {
        this.saying = saying;
    }

    /** A page of what was taken out. */
    @JsonNaming(SnakeCaseStrategy.class)
    record AllJson(List<GoneJson> conversations, @Nullable String nextCursor) {}

    /** One of them; {@code because} may be empty. */
    @JsonNaming(SnakeCaseStrategy.class)
    record GoneJson(
            long conversation, String title, String person, String channel, Instant at, String by, String because) {
        static GoneJson of(LettingGo.Gone gone) {
            InboxRow row = gone.row();
            return new GoneJson(
                    gone.conversation(),
                    row.title(),
                    row.person(),
                    row.channelName(),
                    gone.at(),
                    gone.byName(),
                    gone.because());
        }
    }

    /** The latest first. */
    @GET
    @Path("let-go")
    public AllJson letGo(
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw new Refused.Invalid("limit", Said.of("api.limit", MOST));
        }
        if (cursor != null && !cursor.matches("[0-9]{1,18}")) {
            throw new Refused.Invalid("cursor", Said.of("inbox.bad_cursor"));
        }
        LettingGo.Page page = saying.lettingGo()
                .list(me.account(), id, cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor), limit);
        return new AllJson(
                page.gone().stream().map(GoneJson::of).toList(),
                page.next() == null ? null : String.valueOf(page.next()));
    }

    /** What a search finds: how many, how many of these do not belong yet, and the first ten. */
    @JsonNaming(SnakeCaseStrategy.class)
    record FoundJson(int count, int fresh, List<FirstJson> conversations) {}

    /** One of the first. */
    record FirstJson(long conversation, String title, String person, String channel) {}

    /** Counts before anything is added; more than 1,000 are counted as 1,001 and cannot be added at once. */
    @GET
    @Path("found")
    public FoundJson found(@Auth Me me, @PathParam("id") long id, @QueryParam("q") @Nullable String query) {
        if (query == null || query.isBlank()) {
            throw new Refused.Invalid("q", Said.of("statement.none"));
        }
        Belonging.Found found = saying.belonging().find(me.account(), id, AddingPages.filter(query.strip()), SHOWN);
        return new FoundJson(
                found.count(),
                found.fresh(),
                found.first().stream()
                        .map(row -> new FirstJson(row.id(), row.title(), row.person(), row.channelName()))
                        .toList());
    }
}
