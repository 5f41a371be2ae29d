package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Team;
import io.oase.people.Teams;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;

/** {@code /names}: who can be mentioned in a note. Asked for once, and chosen from without asking again. */
@Path("/names")
@Produces(MediaType.APPLICATION_JSON)
public final class NamesPages {
    private final People people;
    private final Teams teams;

    NamesPages(People people, Teams teams) {
        this.people = people;
        this.teams = teams;
    }

    /**
     * A colleague or a team.
     *
     * @param write what to write behind the @ so that nobody else is meant
     * @param about their title and initials; empty for a team
     */
    record Name(String name, String write, String about, boolean team) {}

    /** Colleagues, then teams, each by name. */
    @GET
    public String names(@Auth Me me) {
        List<Account> all = people.list(me.account(), false);
        return Scripted.json(Stream.concat(
                        all.stream().map(account -> name(account, all)),
                        teams.list().stream().map(NamesPages::name))
                .toList());
    }

    private static Name name(Account account, List<Account> all) {
        long same = all.stream()
                .filter(other -> other.name().equalsIgnoreCase(account.name()))
                .count();
        String mark = same > 1 ? " (" + account.initials() + ")" : "";
        String about = account.title().isEmpty() ? account.initials() : account.title() + " · " + account.initials();
        return new Name(account.name(), account.name() + mark, about, false);
    }

    private static Name name(Team team) {
        return new Name(team.name(), team.name(), "", true);
    }
}
