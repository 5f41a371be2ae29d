package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.insight.Part;
import io.oase.insight.Question;
import io.oase.insight.Report;
import io.oase.insight.Reports;
import io.oase.insight.Slice;
import io.oase.insight.Slicing;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/reports}: the same figures as the reports pages, and what stands behind them. */
@Path("/api/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
public final class ReportsApi {
    private static final int MOST = 200;

    private final Reports reports;
    private final ReportNames names;
    private final Visits visits;

    ReportsApi(Reports reports, ReportNames names, Visits visits) {
        this.reports = reports;
        this.names = names;
        this.visits = visits;
    }

    /** How fast we answer; the last thirty days where no period is given. */
    @GET
    @Path("response-times")
    public ReportJson responseTimes(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("by") @DefaultValue("channel") String by,
            @QueryParam("kind") @DefaultValue("first_response") String kind,
            @QueryParam("channel") @Nullable Long channel,
            @QueryParam("target") @Nullable Long target,
            @QueryParam("team") @Nullable String team,
            @QueryParam("agent") @Nullable String agent,
            @QueryParam("zone") @DefaultValue("UTC") String zone) {
        Reader reader = visits.of(request).reader();
        Question question = new ReportAsked(from, to, channel, target, team, agent)
                .question(reader.now(), me.account().id());
        Slicing slicing = Slicing.of(question, Parsing.dimension(by), Parsing.clockKind(kind), ReportAsked.zone(zone));
        Report report = reports.report(me.account(), question, slicing);
        return ReportJson.of(report, names.of(reader, me.account(), slicing.by(), report.groups()));
    }

    /** The conversations behind one of these figures. */
    @GET
    @Path("response-times/conversations")
    public BehindJson conversations(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("kind") @DefaultValue("first_response") String kind,
            @QueryParam("part") @DefaultValue("done") String part,
            @QueryParam("hour") @Nullable Integer hour,
            @QueryParam("channel") @Nullable Long channel,
            @QueryParam("target") @Nullable Long target,
            @QueryParam("team") @Nullable String team,
            @QueryParam("agent") @Nullable String agent,
            @QueryParam("zone") @DefaultValue("UTC") String zone,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw new Refused.Invalid("limit", Said.of("api.limit", MOST));
        }
        Reader reader = visits.of(request).reader();
        Question question = new ReportAsked(from, to, channel, target, team, agent)
                .question(reader.now(), me.account().id());
        Slice figure = new Slice(
                Parsing.oneOf("part", Part.values(), part), Parsing.clockKind(kind), hour, ReportAsked.zone(zone));
        return BehindJson.of(reports.behind(me.account(), question, figure, cursor, limit));
    }
}
