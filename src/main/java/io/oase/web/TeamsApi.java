package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.people.Team;
import io.oase.people.Teams;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/teams}: who belongs together. */
@Path("/api/v1/teams")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TeamsApi {
    private final Teams teams;
    private final People people;

    TeamsApi(Teams teams, People people) {
        this.teams = teams;
        this.people = people;
    }

    /** A team. */
    record TeamJson(long id, String name, List<ConversationJson.Colleague> members) {}

    /** All of them. */
    record All(List<TeamJson> teams) {}

    /** All of them. */
    @GET
    public All list(@Auth Me me) {
        me.account().require(Right.SEE_PEOPLE);
        return new All(teams.list().stream().map(this::json).toList());
    }

    /** One. */
    @GET
    @Path("{id}")
    public TeamJson read(@Auth Me me, @PathParam("id") long id) {
        me.account().require(Right.SEE_PEOPLE);
        return json(teams.find(id).orElseThrow(() -> new Refused.NotFound(Said.of("people.team.unknown"))));
    }

    /** A new team. */
    record NewTeam(@Nullable String name, @Nullable List<Long> members) implements Body {}

    /** Makes one. */
    @POST
    public Response create(@Auth Me me, @Nullable NewTeam sent) {
        NewTeam body = Body.given(sent);
        Team made = teams.create(
                me.account(), Body.given("name", body.name()), Objects.requireNonNullElse(body.members(), List.of()));
        return Response.created(URI.create("/api/v1/teams/" + made.id()))
                .entity(json(made))
                .build();
    }

    /** What may be changed; what is absent stays. */
    record TeamChange(@Nullable String name, @Nullable List<Long> members) implements Body {}

    /** Changes one. */
    @PATCH
    @Path("{id}")
    public TeamJson change(@Auth Me me, @PathParam("id") long id, @Nullable TeamChange sent) {
        TeamChange body = Body.given(sent);
        if (body.name() == null && body.members() == null) {
            throw new Refused.Invalid("body", Said.of("api.nothing_to_change", "name, members"));
        }
        return json(teams.change(me.account(), id, body.name(), body.members()));
    }

    /** Ends one. */
    @DELETE
    @Path("{id}")
    public void retire(@Auth Me me, @PathParam("id") long id) {
        teams.retire(me.account(), id);
    }

    private TeamJson json(Team team) {
        Map<Long, Account> members = people.byIds(team.members());
        return new TeamJson(
                team.id(),
                team.name(),
                team.members().stream()
                        .map(members::get)
                        .filter(Objects::nonNull)
                        .map(member -> new ConversationJson.Colleague(member.id(), member.name()))
                        .toList());
    }
}
