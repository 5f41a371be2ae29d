package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.insight.Question;
import io.oase.insight.Report;
import io.oase.insight.Reports;
import io.oase.insight.Slicing;
import io.oase.target.ClockKind;
import io.oase.target.Zones;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/reports}: the same figures as the reports pages. */
@Path("/api/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
public final class ReportsApi {
    private static final Duration USUAL = Duration.ofDays(30);

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
            @QueryParam("channel") @Nullable Long channel,
            @QueryParam("target") @Nullable Long target,
            @QueryParam("team") @Nullable String team,
            @QueryParam("agent") @Nullable String agent,
            @QueryParam("zone") @DefaultValue("UTC") String zone) {
        Reader reader = visits.of(request).reader();
        Instant until = to == null ? reader.now() : Parsing.time("to", to);
        Instant since = from == null ? until.minus(USUAL) : Parsing.time("from", from);
        ZoneId there = Zones.find(zone).orElseThrow(() -> new Refused.Invalid("zone", Said.of("calendar.zone", zone)));
        Question question = new Question(
                since,
                until,
                channel,
                target,
                Parsing.team(team),
                Parsing.assignee(agent, me.account().id()));
        Slicing slicing = Slicing.of(question, Parsing.dimension(by), ClockKind.FIRST_RESPONSE, there);
        Report report = reports.report(me.account(), question, slicing);
        return ReportJson.of(report, names.of(reader, me.account(), slicing.by(), report.groups()));
    }
}
