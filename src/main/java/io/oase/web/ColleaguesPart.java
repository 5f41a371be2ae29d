package io.oase.web;

import java.util.List;

/**
 * What each has whom a conversation can be given to: put into the menu that is open already, whose buttons stay where they are
 * under somebody's hand.
 *
 * @param colleagues one by one, and nobody
 * @param teams and none of them; empty while there are no teams
 */
public record ColleaguesPart(List<Colleague> colleagues, List<Colleague> teams) {
    public ColleaguesPart {
        colleagues = List.copyOf(colleagues);
        teams = List.copyOf(teams);
    }

    /**
     * One of them; of a team, the load is what nobody of it has taken.
     *
     * @param load what they have, in words; empty for nobody
     * @param here whether they are at it now
     */
    public record Colleague(String value, String label, boolean selected, String load, boolean here) {}
}
