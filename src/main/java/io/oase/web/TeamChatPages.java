package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.notice.TeamWebhook;
import io.oase.notice.TeamWebhooks;
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
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /teams/{id}/chats}: the chats a team has its notices in, for whoever makes teams. */
@Path("/teams/{team: \\d+}/chats")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class TeamChatPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Teams teams;
    private final TeamWebhooks webhooks;

    TeamChatPages(Face face, Visits visits, Shells shells, Teams teams, TeamWebhooks webhooks) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.teams = teams;
        this.webhooks = webhooks;
    }

    /** All of them. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(@Context ContainerRequestContext request, @Auth Me me, @PathParam("team") long team) {
        return list(visits.of(request), me, team, Given.NOTHING, null);
    }

    /** The form for a new one. */
    @GET
    @Path("new")
    @Consumes(MediaType.WILDCARD)
    public Response blank(@Context ContainerRequestContext request, @Auth Me me, @PathParam("team") long team) {
        return form(visits.of(request), me, 200, team, null, Given.NOTHING);
    }

    /** The form for one. */
    @GET
    @Path("{id: \\d+}")
    @Consumes(MediaType.WILDCARD)
    public Response show(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("team") long team,
            @PathParam("id") long id) {
        return form(visits.of(request), me, 200, team, find(me, team, id), Given.NOTHING);
    }

    /** A new one; this page alone shows its secret. */
    @POST
    public Response create(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("team") long team,
            MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        return saving(visit, me, team, null, form, () -> {
            TeamWebhooks.Made made = webhooks.create(
                    me.account(), team, Pages.typed(form, "url"), Pages.typed(form, "secret"), body(form));
            return list(visit, me, team, Given.NOTHING, made.secret());
        });
    }

    /** Another address, other kinds. */
    @POST
    @Path("{id: \\d+}")
    public Response change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("team") long team,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        TeamWebhook before = find(me, team, id);
        return saving(visits.of(request), me, team, before, form, () -> {
            webhooks.change(me.account(), id, Pages.typed(form, "url"), Pages.typed(form, "secret"), body(form));
            return Pages.onTo("/teams/" + team + "/chats").build();
        });
    }

    /** Posts a word there now. */
    @POST
    @Path("{id: \\d+}/test")
    public Response test(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("team") long team,
            @PathParam("id") long id) {
        TeamWebhook hook = find(me, team, id);
        Visit visit = visits.of(request);
        Optional<Said> trouble = webhooks.test(me.account(), id);
        Given given = trouble.map(said ->
                        Given.problem(new MultivaluedHashMap<>(), visit.reader().say(said)))
                .orElseGet(() -> Given.done(visit.reader().say("chats.tested", hook.name())));
        return list(visit, me, team, given, null);
    }

    /** Nothing goes there any more. */
    @POST
    @Path("{id: \\d+}/removal")
    public Response remove(@Auth Me me, @PathParam("team") long team, @PathParam("id") long id) {
        find(me, team, id);
        webhooks.remove(me.account(), id);
        return Pages.onTo("/teams/" + team + "/chats").build();
    }

    private Response saving(
            Visit visit,
            Me me,
            long team,
            @Nullable TeamWebhook before,
            MultivaluedMap<String, String> form,
            Supplier<Response> verb) {
        try {
            return verb.get();
        } catch (Refused.Invalid refused) {
            return form(visit, me, 422, team, before, Given.refused(visit.reader(), form, refused));
        }
    }

    private Response list(Visit visit, Me me, long id, Given given, @Nullable String secret) {
        me.account().require(Right.MANAGE_TEAMS);
        Reader reader = visit.reader();
        Team team = team(id);
        TeamChatsPage page = new TeamChatsPage(
                id,
                team.name(),
                given.done(),
                given.problem(),
                secret,
                webhooks.list(me.account(), id).stream()
                        .map(hook -> TeamChatViews.card(reader, hook))
                        .toList());
        Shell shell = shells.around(visit, me.account(), "teams");
        return Pages.html(200, face.page(visit, "team-chats", reader.say("chats.title"), shell, page));
    }

    private Response form(Visit visit, Me me, int status, long id, @Nullable TeamWebhook hook, Given given) {
        me.account().require(Right.MANAGE_TEAMS);
        Reader reader = visit.reader();
        Team team = team(id);
        String above = "/teams/" + id + "/chats";
        String title = hook == null ? reader.say("chats.add") : hook.name();
        Shell shell = shells.around(visit, me.account(), "teams");
        TeamChatPage page =
                TeamChatViews.form(reader, team, hook, hook == null ? above : above + "/" + hook.id(), title, given);
        return Pages.html(status, face.page(visit, "team-chat", title, shell, page));
    }

    private Team team(long id) {
        return teams.find(id).orElseThrow(() -> new Refused.NotFound(Said.of("people.team.unknown")));
    }

    private TeamWebhook find(Me me, long team, long id) {
        TeamWebhook hook = webhooks.get(me.account(), id);
        if (hook.team() != team) {
            throw new Refused.NotFound(Said.of("notice.team.unknown"));
        }
        return hook;
    }

    private static TeamWebhooks.Body body(MultivaluedMap<String, String> form) {
        Set<String> kinds = new TreeSet<>(Objects.requireNonNullElse(form.get("kinds"), List.of()));
        return new TeamWebhooks.Body(
                Pages.typed(form, "name"),
                kinds,
                Pages.typed(form, "language"),
                form.containsKey("details"),
                form.containsKey("active"));
    }
}
