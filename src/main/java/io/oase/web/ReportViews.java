package io.oase.web;

import io.oase.insight.AgentFigures;
import io.oase.insight.Behind;
import io.oase.insight.Dimension;
import io.oase.insight.Part;
import io.oase.insight.Question;
import io.oase.insight.Report;
import io.oase.insight.Reports;
import io.oase.insight.Slice;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.target.ClockKind;
import io.oase.web.ReportPage.Definition;
import io.oase.web.ReportPage.Hiding;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the pages of reports. */
final class ReportViews {
    private static final List<String> PERIODS = List.of("7", "30", "90", "year", "days");
    private static final List<String> DEFINITIONS = List.of(
            "cohort",
            "kinds",
            "median",
            "both",
            "share",
            "open",
            "unneeded",
            "delay",
            "agent",
            "contacts",
            "first",
            "automatic",
            "hours",
            "rounded");

    private final Reports reports;
    private final AgentFigures agents;
    private final ReportNames names;

    ReportViews(Reports reports, AgentFigures agents, ReportNames names) {
        this.reports = reports;
        this.agents = agents;
        this.names = names;
    }

    /** The report of an address, or why there is none. */
    ReportPage page(Reader reader, Account me, ReportAddress asked, @Nullable String problem) {
        boolean own = !me.may(Right.SEE_REPORTS);
        boolean hidden = agents.hidden();
        boolean named = reports.showsAgents(me);
        ReportAddress address = named ? asked : asked.nameless();
        if (own && hidden) {
            return page(reader, me, address, problem, reader.say("insight.agents_hidden"), null);
        }
        Report report = reports.report(me, address.question(reader.zone()), address.slicing(reader.zone()));
        return page(reader, me, address, problem, null, report);
    }

    private ReportPage page(
            Reader reader,
            Account me,
            ReportAddress address,
            @Nullable String problem,
            @Nullable String shut,
            @Nullable Report report) {
        boolean named = reports.showsAgents(me);
        ReportFigures words = new ReportFigures(reader, address, ReportSlice.WHOLE);
        ReportCards cards = report == null ? null : new ReportCards(words, report);
        ReportCharts charts = report == null ? null : new ReportCharts(words, report);
        boolean any = report != null && report.whole().containsKey(address.kind());
        return new ReportPage(
                problem,
                !me.may(Right.SEE_REPORTS),
                shut,
                period(reader, address.question(reader.zone())),
                PERIODS.stream()
                        .map(period -> new Choice(
                                period, reader.say("reports.within." + period), period.equals(address.period())))
                        .toList(),
                address.period().equals("days"),
                address.first().toString(),
                address.last().toString(),
                choices(reader.say("reports.anychannel"), channels(), address.channel()),
                choices(reader.say("reports.anytarget"), names.targets(reader, me), address.target()),
                names.teams(reader).isEmpty()
                        ? List.of()
                        : choices(reader.say("reports.anyteam"), names.shownTeams(reader), address.team()),
                named ? choices(reader.say("reports.anyagent"), names.agents(reader, me), address.agent()) : List.of(),
                Stream.of(ClockKind.values())
                        .map(kind -> new Choice(kind.id(), reader.say("clock." + kind.id()), kind == address.kind()))
                        .toList(),
                Stream.of(Dimension.values())
                        .filter(by -> named || by != Dimension.AGENT)
                        .filter(by ->
                                by != Dimension.TEAM || !names.teams(reader).isEmpty())
                        .map(by -> new Choice(by.id(), reader.say("reports.by." + by.id()), by == address.by()))
                        .toList(),
                cards == null ? List.of() : cards.cards(),
                charts == null || !any ? null : charts.course(),
                report == null || address.by() == Dimension.HOUR
                        ? null
                        : new ReportTable(words, report).table(names.of(reader, me, address.by(), report.groups())),
                report == null ? "" : names.withheld(reader, report),
                charts == null || !any ? null : charts.week(),
                cards == null ? List.of() : cards.solving(),
                "/reports/response-times.csv?" + address.query(Map.of()),
                "/reports/response-times.json?" + address.query(Map.of()),
                DEFINITIONS.stream()
                        .map(each -> new Definition(
                                reader.say("reports.define." + each), reader.say("reports.defined." + each)))
                        .toList(),
                me.may(Right.MANAGE_REPORTS) ? hiding(reader) : null);
    }

    /** One page of what stands behind a figure. */
    BehindPage behind(Reader reader, ReportAddress address, ReportSlice slice, Slice of, Behind behind) {
        Part part = of.part();
        boolean timed = part != Part.AUTOMATIC;
        ReportFigures figures = new ReportFigures(reader, address, slice);
        String what = part.isOfSolving() || part == Part.AUTOMATIC
                ? reader.say("reports.part." + part.id())
                : reader.say("clock." + address.kind().id()) + ": " + reader.say("reports.part." + part.id());
        return new BehindPage(
                "/reports?" + address.query(Map.of()),
                what,
                period(reader, slice.of(address, reader.zone())),
                reader.say("reports.behind", behind.count()),
                part.isOfSolving(),
                timed,
                behind.lines().stream().map(line -> line(reader, line)).toList(),
                behind.next()
                        .map(cursor -> figures.url(address.kind(), part, of.hour(), cursor))
                        .orElse(null));
    }

    private static BehindPage.Line line(Reader reader, Behind.Line line) {
        return new BehindPage.Line(
                "/conversations/" + line.conversationId() + "?view=all",
                line.title(),
                line.person(),
                line.channel(),
                reader.moment(line.at()),
                span(reader, line.seconds()),
                span(reader, line.open()),
                span(reader, line.delay()),
                reader.say(line.how() == null ? "reports.how.running" : "reports.how." + line.how()),
                Objects.requireNonNullElse(line.by(), ""),
                Boolean.TRUE.equals(line.missed()),
                line.contacts() == null ? "" : String.valueOf(line.contacts()),
                line.answers() == null ? "" : String.valueOf(line.answers()));
    }

    private static String span(Reader reader, @Nullable Integer seconds) {
        return seconds == null ? "" : reader.span(Duration.ofSeconds(seconds));
    }

    private static String period(Reader reader, Question of) {
        return reader.say(
                "reports.from",
                day(reader, of.from()),
                day(reader, of.to().minusSeconds(1)),
                reader.zone().getId());
    }

    private static String day(Reader reader, Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(reader.language().locale())
                .format(at.atZone(reader.zone()));
    }

    private Map<Long, String> channels() {
        Map<Long, String> all = new LinkedHashMap<>();
        names.channels().forEach(channel -> all.put(channel.id(), channel.name()));
        return all;
    }

    private static List<Choice> choices(String any, Map<Long, String> names, @Nullable Long chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", any, chosen == null));
        names.forEach((id, name) -> choices.add(new Choice(String.valueOf(id), name, id.equals(chosen))));
        return choices;
    }

    private Hiding hiding(Reader reader) {
        return new Hiding(
                agents.hidden(),
                agents.history().stream()
                        .map(turn -> reader.say(
                                turn.hidden() ? "reports.hiding.hid" : "reports.hiding.showed", turn.by(), turn.at()))
                        .toList());
    }
}
