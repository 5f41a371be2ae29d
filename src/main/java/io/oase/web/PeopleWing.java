package io.oase.web;

import io.oase.approval.StandingRules;
import io.oase.inbox.TeamLoads;
import io.oase.inbox.Views;
import io.oase.people.PasswordChange;
import io.oase.people.People;
import io.oase.people.Pictures;
import io.oase.people.Teams;
import io.oase.people.Tokens;
import java.util.List;

/** All pages about colleagues, wired: they share how one of them is shown. */
public final class PeopleWing {
    private final List<Object> pages;

    public PeopleWing(
            Face face,
            Visits visits,
            Shells shells,
            People people,
            Teams teams,
            TeamLoads loads,
            PasswordChange passwords,
            Pictures pictures,
            Tokens tokens,
            StandingRules approvalRules,
            Views views) {
        Newcomers newcomers = new Newcomers(approvalRules);
        Colleagues colleagues = new Colleagues(face, visits, shells, people, tokens, newcomers);
        pages = List.of(
                new PeoplePages(face, visits, shells, people, views, colleagues),
                new ColleaguePages(visits, people, passwords, colleagues, newcomers),
                new ColleagueTokenPages(visits, tokens, colleagues),
                new ColleaguePicturePages(pictures, colleagues),
                new TeamPages(face, visits, shells, teams, people, loads));
    }

    /** The resources to be served. */
    public List<Object> pages() {
        return pages;
    }
}
