package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.notice.NoticeWords;
import io.oase.notice.Notices;
import io.oase.notice.Told;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/notices}: what the token's account was told. */
@Path("/api/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class NoticesApi {
    private static final int MOST = 200;

    private final Notices notices;
    private final Visits visits;

    NoticesApi(Notices notices, Visits visits) {
        this.notices = notices;
        this.visits = visits;
    }

    /** A page of notices. */
    record Page(List<NoticeJson> notices, @Nullable String next) {}

    /**
     * One notice.
     *
     * @param words what happened, in the asker's language
     * @param about what fills the words
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record NoticeJson(
            long id,
            String kind,
            @Nullable Long conversationId,
            String words,
            Map<String, Object> about,
            boolean late,
            Instant createdAt,
            @Nullable Instant readAt) {
        static NoticeJson of(Told told, Reader reader) {
            return new NoticeJson(
                    told.id(),
                    told.notice().kind(),
                    told.notice().conversationId(),
                    reader.say(NoticeWords.headline(
                            told.notice(), reader.language().locale().getLanguage())),
                    told.notice().data(),
                    told.notice().late(),
                    told.createdAt(),
                    told.readAt());
        }
    }

    /** The asker's own, latest first. */
    @GET
    public Page list(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @QueryParam("unread") @Nullable String unread,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw new Refused.Invalid("limit", Said.of("api.limit", MOST));
        }
        if (unread != null && !unread.equals("true") && !unread.equals("false")) {
            throw new Refused.Invalid("unread", Said.of("api.one_of", "true, false"));
        }
        Boolean read = unread == null ? null : unread.equals("false");
        Reader reader = visits.of(request).reader();
        Notices.Page page = notices.list(me.account(), read, limit, cursor);
        return new Page(
                page.notices().stream().map(told -> NoticeJson.of(told, reader)).toList(),
                page.next().orElse(null));
    }

    /** What may be changed. */
    record Reading(@Nullable Boolean read) implements Body {}

    /** Marks one as read or as unread. */
    @PATCH
    @Path("{id}")
    public NoticeJson mark(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @Nullable Reading reading) {
        boolean read = Body.given("read", Body.given(reading).read());
        return NoticeJson.of(
                notices.mark(me.account(), id, read), visits.of(request).reader());
    }
}
