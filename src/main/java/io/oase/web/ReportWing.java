package io.oase.web;

import io.oase.channel.Channels;
import io.oase.insight.AgentFigures;
import io.oase.insight.Reports;
import io.oase.people.People;
import io.oase.people.Teams;
import java.util.List;

/** All pages of reports, wired. */
public final class ReportWing {
    private final List<Object> pages;

    public ReportWing(
            Face face,
            Visits visits,
            Shells shells,
            Reports reports,
            AgentFigures agents,
            Channels channels,
            People people,
            Teams teams) {
        pages = List.of(new ReportPages(
                face, visits, shells, reports, agents, new ReportNames(channels, people, teams, reports)));
    }

    /** The resources to be served. */
    public List<Object> pages() {
        return pages;
    }
}
