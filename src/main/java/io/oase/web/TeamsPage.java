package io.oase.web;

import java.util.List;

/**
 * Every team, who belongs to it and what it has.
 *
 * @param mayChange whether the reader makes and changes teams
 */
public record TeamsPage(boolean mayChange, List<Card> teams) {
    public TeamsPage {
        teams = List.copyOf(teams);
    }

    /**
     * One team.
     *
     * @param mine whether the reader belongs to it
     * @param work what it has, in words
     * @param late what of it is overdue, in words; empty for nothing
     */
    public record Card(long id, String name, boolean mine, List<Member> members, String work, String late) {
        public Card {
            members = List.copyOf(members);
        }
    }

    /** Somebody who belongs to it. */
    public record Member(String name, Avatar avatar) {}
}
