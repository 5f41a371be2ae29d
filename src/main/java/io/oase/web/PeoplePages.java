package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.people.NewAccount;
import io.oase.people.People;
import io.oase.people.Right;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /people}: everybody who works here, and somebody new among them. For those who manage people. */
@Path("/people")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class PeoplePages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final People people;
    private final Views views;
    private final Colleagues colleagues;

    PeoplePages(Face face, Visits visits, Shells shells, People people, Views views, Colleagues colleagues) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.people = people;
        this.views = views;
        this.colleagues = colleagues;
    }

    /** Everybody. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(@Context ContainerRequestContext request, @Auth Me me) {
        me.account().require(Right.MANAGE_PEOPLE);
        Visit visit = visits.of(request);
        Map<Long, Views.Load> loads = views.loads(me.account(), visit.reader().now());
        List<PeoplePage.Colleague> all = people.list(me.account(), true).stream()
                .map(account -> colleague(visit.reader(), account, loads.get(account.id())))
                .toList();
        Shell shell = shells.around(visit, me.account(), "people");
        return Pages.html(
                200, face.page(visit, "people", visit.reader().say("people.title"), shell, new PeoplePage(all)));
    }

    /** The form for somebody new. */
    @GET
    @Path("new")
    @Consumes(MediaType.WILDCARD)
    public Response blank(@Context ContainerRequestContext request, @Auth Me me) {
        me.account().require(Right.MANAGE_PEOPLE);
        return colleagues.page(visits.of(request), me, 200, null, Given.NOTHING);
    }

    /** Somebody new. */
    @POST
    public Response create(@Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        return colleagues.saving(request, me, null, form, () -> {
            String initials = Pages.typed(form, "initials").strip();
            people.create(
                    me.account(),
                    new NewAccount(
                            Pages.typed(form, "email"),
                            Pages.typed(form, "name"),
                            Pages.typed(form, "title"),
                            initials.isEmpty() ? null : initials,
                            Colleagues.role(form),
                            java.util.Objects.requireNonNullElse(
                                    ProfilePages.languages(form.getFirst("languages")), List.of()),
                            "",
                            Pages.typed(form, "password")));
            return "/people";
        });
    }

    private static PeoplePage.Colleague colleague(Reader reader, Account account, Views.@Nullable Load load) {
        return new PeoplePage.Colleague(
                account.id(),
                account.name(),
                account.title(),
                account.email(),
                reader.say(account.role().said()),
                Faces.of(account),
                account.active(),
                account.active()
                        ? reader.say("people.line", load == null ? 0 : load.open())
                        : reader.say("people.off"));
    }
}
