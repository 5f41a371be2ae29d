package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.TeamLoads;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.people.Team;
import io.oase.people.Teams;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /teams}: every team and what it has to do; and, for those who may, making, changing and ending one. */
@Path("/teams")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class TeamPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Teams teams;
    private final People people;
    private final TeamLoads loads;

    TeamPages(Face face, Visits visits, Shells shells, Teams teams, People people, TeamLoads loads) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.teams = teams;
        this.people = people;
        this.loads = loads;
    }

    /** All of them. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(@Context ContainerRequestContext request, @Auth Me me) {
        Account account = me.account();
        account.require(Right.SEE_PEOPLE);
        Visit visit = visits.of(request);
        Reader reader = visit.reader();
        List<Team> all = teams.list();
        Map<Long, TeamLoads.Load> has = loads.read(account, reader.now());
        Map<Long, Account> members = people.byIds(
                all.stream().flatMap(team -> team.members().stream()).distinct().toList());
        TeamsPage page = new TeamsPage(
                account.may(Right.MANAGE_TEAMS),
                all.stream()
                        .map(team -> card(reader, account, team, members, has.get(team.id())))
                        .toList());
        Shell shell = shells.around(visit, account, "teams");
        return Pages.html(200, face.page(visit, "teams", reader.say("teams.title"), shell, page));
    }

    /** The form for a new one. */
    @GET
    @Path("new")
    @Consumes(MediaType.WILDCARD)
    public Response blank(@Context ContainerRequestContext request, @Auth Me me) {
        me.account().require(Right.MANAGE_TEAMS);
        return form(visits.of(request), me, 200, null, Given.NOTHING);
    }

    /** A new one. */
    @POST
    public Response create(@Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        return saving(
                request, me, null, form, () -> teams.create(me.account(), Pages.typed(form, "name"), members(form)));
    }

    /** One to be changed. */
    @GET
    @Path("{id: \\d+}")
    @Consumes(MediaType.WILDCARD)
    public Response show(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        me.account().require(Right.MANAGE_TEAMS);
        return form(visits.of(request), me, 200, find(id), Given.NOTHING);
    }

    /** Its name and who belongs to it. */
    @POST
    @Path("{id: \\d+}")
    public Response change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        return saving(
                request, me, id, form, () -> teams.change(me.account(), id, Pages.typed(form, "name"), members(form)));
    }

    /** Ends one. */
    @POST
    @Path("{id: \\d+}/retirement")
    public Response retire(@Auth Me me, @PathParam("id") long id) {
        teams.retire(me.account(), id);
        return Pages.onTo("/teams").build();
    }

    private Response saving(
            ContainerRequestContext request,
            Me me,
            @Nullable Long id,
            MultivaluedMap<String, String> form,
            Runnable verb) {
        me.account().require(Right.MANAGE_TEAMS);
        try {
            verb.run();
            return Pages.onTo("/teams").build();
        } catch (Refused.Invalid refused) {
            Visit visit = visits.of(request);
            return form(visit, me, 422, id == null ? null : find(id), Given.refused(visit.reader(), form, refused));
        }
    }

    private Response form(Visit visit, Me me, int status, @Nullable Team team, Given given) {
        Reader reader = visit.reader();
        boolean typed = !given.typed().isEmpty();
        List<Long> chosen = typed ? members(given.typed()) : team == null ? List.of() : team.members();
        List<Choice> everybody = people.list(me.account(), false).stream()
                .map(account -> new Choice(String.valueOf(account.id()), account.name(), chosen.contains(account.id())))
                .toList();
        String title = team == null ? reader.say("teams.add") : team.name();
        TeamLoads.Load load =
                team == null ? null : loads.read(me.account(), reader.now()).get(team.id());
        TeamPage page = new TeamPage(
                team == null ? "" : String.valueOf(team.id()),
                title,
                given.field(reader, "name", "teams.name", "", "text", team == null ? "" : team.name(), true),
                everybody,
                given.error("members"),
                load == null ? "" : reader.say("teams.retirehas", load.open()));
        Shell shell = shells.around(visit, me.account(), "teams");
        return Pages.html(status, face.page(visit, "team", title, shell, page));
    }

    private Team find(long id) {
        return teams.find(id).orElseThrow(() -> new Refused.NotFound(Said.of("people.team.unknown")));
    }

    private static TeamsPage.Card card(
            Reader reader, Account me, Team team, Map<Long, Account> members, TeamLoads.@Nullable Load load) {
        return new TeamsPage.Card(
                team.id(),
                team.name(),
                team.has(me.id()),
                team.members().stream()
                        .map(members::get)
                        .filter(Objects::nonNull)
                        .map(account -> new TeamsPage.Member(account.name(), Faces.of(account)))
                        .toList(),
                load == null ? "" : reader.say("teams.work", load.open(), load.free()),
                load == null || load.late() == 0 ? "" : reader.say("teams.late", load.late()));
    }

    /** The accounts that were ticked; what is no number is nobody's. */
    private static List<Long> members(MultivaluedMap<String, String> form) {
        List<String> ticked = form.get("members");
        return ticked == null
                ? List.of()
                : ticked.stream()
                        .map(each -> each.matches("\\d{1,18}") ? Long.valueOf(each) : Long.valueOf(-1))
                        .toList();
    }
}
