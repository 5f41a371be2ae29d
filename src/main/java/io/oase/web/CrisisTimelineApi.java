package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.activation.Timeline;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.guide.Figures;
import io.oase.guide.TimelineWords;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/activations/{id}/timeline}: what happened, and writing something down. */
@Path("/api/v1/activations/{id}/timeline")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CrisisTimelineApi {
    private static final int MOST = 500;

    private final Visits visits;
    private final Guides guides;

    CrisisTimelineApi(Visits visits, Guides guides) {
        this.visits = visits;
        this.guides = guides;
    }

    /** Something that happened; {@code words} in the asker's language, {@code quote} as somebody wrote it. */
    record EntryJson(
            long id,
            Instant at,
            @Nullable String by,
            String kind,
            String words,
            String quote,
            Map<String, Object> data) {}

    /** A crisis in figures; lengths in seconds. */
    @JsonNaming(SnakeCaseStrategy.class)
    record FiguresJson(
            long lasted,
            int conversations,
            int received,
            int answered,
            @Nullable Long firstResponse,
            int statements,
            int lateSteps) {
        static FiguresJson of(Figures figures) {
            return new FiguresJson(
                    figures.lasted().toSeconds(),
                    figures.conversations(),
                    figures.received(),
                    figures.answered(),
                    figures.firstResponse() == null
                            ? null
                            : Long.valueOf(figures.firstResponse().toSeconds()),
                    figures.statements(),
                    figures.lateSteps());
        }
    }

    /** From the first on; {@code next} is the {@code after} of the following page, null on the last. */
    record Page(
            boolean drill,
            FiguresJson figures,
            List<EntryJson> entries,
            @Nullable Long next) {}

    /** What happened. */
    @GET
    public Page read(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refused.Invalid("limit", Said.of("api.limit", MOST));
        }
        Reader reader = visits.of(request).reader();
        var activation = guides.activations().get(me.account(), id);
        TimelineWords words =
                new TimelineWords(activation.playbook(), reader.language().locale(), reader.zone());
        List<Timeline.Entry> entries = guides.scribing().read(me.account(), id, after, limit + 1);
        boolean more = entries.size() > limit;
        List<EntryJson> page = entries.stream()
                .limit(limit)
                .map(entry -> {
                    TimelineWords.Line line = words.of(entry);
                    return new EntryJson(
                            entry.id(),
                            entry.at(),
                            entry.actorName(),
                            entry.kind().id(),
                            reader.say(line.said()),
                            line.quote(),
                            entry.data());
                })
                .toList();
        return new Page(
                activation.drill(),
                FiguresJson.of(guides.scribing().figures(me.account(), id)),
                page,
                more ? Long.valueOf(page.get(page.size() - 1).id()) : null);
    }

    /** Something to be written down. */
    record Note(@Nullable String text) implements Body {}

    /** Writes it down, for good. */
    @POST
    public Response write(@Auth Me me, @PathParam("id") long id, @Nullable Note body) {
        guides.scribing()
                .write(me.account(), id, Body.given("text", Body.given(body).text()));
        return Response.status(Response.Status.CREATED).build();
    }
}
