package io.oase.web;

import io.oase.assign.Abilities;
import io.oase.assign.Absences;
import io.oase.assign.Board;
import io.oase.assign.Rules;
import io.oase.channel.Channels;
import io.oase.inbox.Inbox;
import io.oase.people.People;
import io.oase.people.Teams;
import io.oase.target.Calendars;
import java.util.List;

/** All pages about who gets what, wired. */
public final class AssignWing {
    private final List<Object> pages;

    public AssignWing(
            Face face,
            Visits visits,
            Shells shells,
            Board board,
            Rules rules,
            Abilities abilities,
            Absences absences,
            Inbox inbox,
            People people,
            Teams teams,
            Channels channels,
            Calendars calendars) {
        pages = List.of(
                new BoardPages(face, visits, shells, board, inbox, people, teams),
                new RulePages(face, visits, shells, rules, abilities, people, teams, channels, calendars),
                new AbsencePages(face, visits, shells, absences, people));
    }

    /** The resources to be served. */
    public List<Object> pages() {
        return pages;
    }
}
