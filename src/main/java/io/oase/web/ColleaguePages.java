package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.people.AccountChange;
import io.oase.people.PasswordChange;
import io.oase.people.People;
import io.oase.people.Right;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /people/…}: one colleague, as those who manage people see and change them. */
@Path("/people/{id: \\d+}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ColleaguePages {
    private final Visits visits;
    private final People people;
    private final PasswordChange passwords;
    private final Colleagues colleagues;
    private final Newcomers newcomers;

    ColleaguePages(Visits visits, People people, PasswordChange passwords, Colleagues colleagues, Newcomers newcomers) {
        this.visits = visits;
        this.people = people;
        this.passwords = passwords;
        this.colleagues = colleagues;
        this.newcomers = newcomers;
    }

    /** Somebody. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response show(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("saved") @Nullable String saved) {
        me.account().require(Right.MANAGE_PEOPLE);
        Visit visit = visits.of(request);
        Given given = saved == null ? Given.NOTHING : Given.done(visit.reader().say("account.saved"));
        return colleagues.page(visit, me, 200, colleagues.find(id), given);
    }

    /** Name, e-mail, role and the like. */
    @POST
    public Response change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        return colleagues.saving(request, me, id, form, () -> {
            people.change(
                    me.account(),
                    id,
                    new AccountChange(
                            form.getFirst("email"),
                            form.getFirst("name"),
                            form.getFirst("title"),
                            changedInitials(id, form),
                            form.getFirst("role") == null ? null : Colleagues.role(form),
                            ProfilePages.languages(form.getFirst("languages")),
                            null,
                            null,
                            form.getFirst("signOff"),
                            null));
            return "/people/" + id + "?saved=1";
        });
    }

    /** Out, or back in. */
    @POST
    @Path("active")
    public Response activate(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        boolean active = Pages.typed(form, "active").equals("true");
        return colleagues.saving(request, me, id, new MultivaluedHashMap<>(), () -> {
            people.change(me.account(), id, AccountChange.active(active));
            return "/people/" + id + "?saved=1";
        });
    }

    /** They are new: somebody looks at their answers first. */
    @POST
    @Path("newcomer")
    public Response isNew(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        // Where it is refused the day comes back as it was typed, and everything else as it is.
        MultivaluedMap<String, String> day = new MultivaluedHashMap<>();
        day.putSingle("until", Pages.typed(form, "until"));
        day.putSingle("role", colleagues.find(id).role().id());
        day.putSingle("signOff", colleagues.find(id).signOff());
        return colleagues.saving(request, me, id, day, () -> {
            newcomers.set(
                    visits.of(request).reader(),
                    me.account(),
                    id,
                    Pages.typed(form, "until"),
                    Pages.typed(form, "private_too").equals("true"));
            return "/people/" + id + "?saved=1#newcomer";
        });
    }

    /** They are not new any more. */
    @POST
    @Path("newcomer/removal")
    public Response isNotNew(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return colleagues.saving(request, me, id, new MultivaluedHashMap<>(), () -> {
            newcomers.unset(me.account(), id);
            return "/people/" + id + "?saved=1#newcomer";
        });
    }

    /** A new password for somebody who forgot theirs. */
    @POST
    @Path("password")
    public Response password(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        return colleagues.saving(request, me, id, new MultivaluedHashMap<>(), () -> {
            passwords.of(me.account(), id, Pages.typed(form, "password"));
            return "/people/" + id + "?saved=1";
        });
    }

    /** Initials that stay as they are give way by themselves when the name changes; typed ones are meant. */
    private @Nullable String changedInitials(long id, MultivaluedMap<String, String> form) {
        String typed = form.getFirst("initials");
        return typed == null || typed.strip().equals(colleagues.find(id).initials()) ? null : typed;
    }
}
