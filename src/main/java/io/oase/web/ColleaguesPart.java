package io.oase.web;

import java.util.List;

/**
 * Who a conversation can be given to, with what each has.
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
