package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.db.Json;
import io.oase.insight.AgentFigures;
import io.oase.insight.Behind;
import io.oase.insight.Part;
import io.oase.insight.Report;
import io.oase.insight.Reports;
import io.oase.insight.Slice;
import io.oase.people.Account;
import io.oase.people.Right;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** {@code /reports}: how fast we answer, what stands behind each figure, and the same to take along. */
@Path("/reports")
public final class ReportPages {
    private static final int LINES = 50;

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Reports reports;
    private final AgentFigures agents;
    private final ReportNames names;
    private final ReportViews views;

    ReportPages(Face face, Visits visits, Shells shells, Reports reports, AgentFigures agents, ReportNames names) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.reports = reports;
        this.agents = agents;
        this.names = names;
        this.views = new ReportViews(reports, agents, names);
    }

    /** The report of an address; one that cannot be used is said, and the usual one shown. */
    @GET
    public Response report(@Context ContainerRequestContext request, @Context UriInfo uri, @Auth Me me) {
        Account account = me.account();
        account.require(account.may(Right.SEE_REPORTS) ? Right.SEE_REPORTS : Right.SEE_OWN_FIGURES);
        Visit visit = visits.of(request);
        Reader reader = visit.reader();
        LocalDate today = LocalDate.ofInstant(reader.now(), reader.zone());
        int status = 200;
        ReportPage page;
        try {
            page = views.page(reader, account, ReportAddress.of(uri.getQueryParameters(), today), null);
        } catch (Refused.Invalid refused) {
            status = 422;
            String words = String.join(
                    " ", refused.fields().values().stream().map(reader::say).toList());
            page = views.page(reader, account, ReportAddress.usual(today), words);
        }
        String title = reader.say(page.own() ? "reports.mine" : "reports.title");
        Shell shell = shells.around(visit, account, "reports");
        return Pages.html(status, face.page(visit, "report", title, shell, page));
    }

    /** The conversations behind a figure. */
    @GET
    @Path("behind")
    public Response behind(
            @Context ContainerRequestContext request,
            @Context UriInfo uri,
            @Auth Me me,
            @QueryParam("part") @Nullable String part,
            @QueryParam("hour") @Nullable Integer hour,
            @QueryParam("slice") @Nullable String slice,
            @QueryParam("cursor") @Nullable String cursor) {
        Visit visit = visits.of(request);
        Reader reader = visit.reader();
        ReportAddress address = address(reader, uri);
        Part of = Part.of(part == null ? "done" : part)
                .orElseThrow(() -> new Refused.Invalid("part", Said.of("insight.part")));
        Slice figure = new Slice(of, address.kind(), hour, reader.zone());
        ReportSlice within = ReportSlice.of(slice);
        Behind behind = reports.behind(me.account(), within.of(address, reader.zone()), figure, cursor, LINES);
        BehindPage page = views.behind(reader, address, within, figure, behind);
        Shell shell = shells.around(visit, me.account(), "reports");
        return Pages.html(200, face.page(visit, "behind", page.title(), shell, page));
    }

    /** The report for a spreadsheet. */
    @GET
    @Path("response-times.csv")
    public Response csv(@Context ContainerRequestContext request, @Context UriInfo uri, @Auth Me me) {
        Reader reader = visits.of(request).reader();
        Report report = report(reader, me, uri);
        String csv = new ReportCsv(json(reader, me, report), reader, names.withheld(reader, report)).text();
        return file(Response.ok(csv, new MediaType("text", "csv").withCharset("utf-8")), "response-times.csv");
    }

    /** The report for programs. */
    @GET
    @Path("response-times.json")
    public Response json(@Context ContainerRequestContext request, @Context UriInfo uri, @Auth Me me) {
        Reader reader = visits.of(request).reader();
        return file(
                Response.ok(
                        Json.of(json(reader, me, report(reader, me, uri))).text(),
                        MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8")),
                "response-times.json");
    }

    /** Hides figures told apart by colleague, or shows them again. */
    @POST
    @Path("agent-figures")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response hide(@Auth Me me, MultivaluedMap<String, String> form) {
        agents.hide(me.account(), Pages.typed(form, "hidden").equals("true"));
        return Pages.onTo("/reports#agent-figures").build();
    }

    private Report report(Reader reader, Me me, UriInfo uri) {
        ReportAddress address = address(reader, uri);
        return reports.report(me.account(), address.question(reader.zone()), address.slicing(reader.zone()));
    }

    private ReportJson json(Reader reader, Me me, Report report) {
        return ReportJson.of(
                report, names.of(reader, me.account(), report.slicing().by(), report.groups()));
    }

    private static ReportAddress address(Reader reader, UriInfo uri) {
        return ReportAddress.of(uri.getQueryParameters(), LocalDate.ofInstant(reader.now(), reader.zone()));
    }

    private static Response file(Response.ResponseBuilder response, String name) {
        return response.header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
