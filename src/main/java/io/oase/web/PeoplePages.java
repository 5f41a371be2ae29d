package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.people.AccountChange;
import io.oase.people.NewAccount;
import io.oase.people.PasswordChange;
import io.oase.people.People;
import io.oase.people.Picture;
import io.oase.people.Pictures;
import io.oase.people.Right;
import io.oase.people.Role;
import io.oase.people.Token;
import io.oase.people.Tokens;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
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
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.jspecify.annotations.Nullable;

/** {@code /people}: who works here. For those who manage people; pictures are for everybody inside. */
@Path("/people")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class PeoplePages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final People people;
    private final PasswordChange passwords;
    private final Pictures pictures;
    private final Tokens tokens;
    private final Views views;

    public PeoplePages(
            Face face,
            Visits visits,
            Shells shells,
            People people,
            PasswordChange passwords,
            Pictures pictures,
            Tokens tokens,
            Views views) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.people = people;
        this.passwords = passwords;
        this.pictures = pictures;
        this.tokens = tokens;
        this.views = views;
    }

    /** Everybody. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(@Context ContainerRequestContext request, @Auth Me me) {
        me.account().require(Right.MANAGE_PEOPLE);
        Visit visit = visits.of(request);
        Map<Long, Integer> held = views.held(me.account());
        List<PeoplePage.Colleague> all = people.list(me.account(), true).stream()
                .map(account -> colleague(visit.reader(), account, held.getOrDefault(account.id(), 0)))
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
        return page(visits.of(request), me, 200, null, Given.NOTHING);
    }

    /** Somebody new. */
    @POST
    public Response create(@Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        return saving(request, me, null, form, () -> {
            String initials = Pages.typed(form, "initials").strip();
            people.create(
                    me.account(),
                    new NewAccount(
                            Pages.typed(form, "email"),
                            Pages.typed(form, "name"),
                            Pages.typed(form, "title"),
                            initials.isEmpty() ? null : initials,
                            role(form),
                            java.util.Objects.requireNonNullElse(
                                    ProfilePages.languages(form.getFirst("languages")), List.of()),
                            "",
                            Pages.typed(form, "password")));
            return "/people";
        });
    }

    /** Somebody. */
    @GET
    @Path("{id: \\d+}")
    @Consumes(MediaType.WILDCARD)
    public Response show(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("saved") @Nullable String saved) {
        me.account().require(Right.MANAGE_PEOPLE);
        Visit visit = visits.of(request);
        Given given = saved == null ? Given.NOTHING : Given.done(visit.reader().say("account.saved"));
        return page(visit, me, 200, find(id), given);
    }

    /** Name, e-mail, role and the like. */
    @POST
    @Path("{id: \\d+}")
    public Response change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        return saving(request, me, id, form, () -> {
            people.change(
                    me.account(),
                    id,
                    new AccountChange(
                            form.getFirst("email"),
                            form.getFirst("name"),
                            form.getFirst("title"),
                            changedInitials(id, form),
                            form.getFirst("role") == null ? null : role(form),
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
    @Path("{id: \\d+}/active")
    public Response activate(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        boolean active = Pages.typed(form, "active").equals("true");
        return saving(request, me, id, new MultivaluedHashMap<>(), () -> {
            people.change(me.account(), id, AccountChange.active(active));
            return "/people/" + id + "?saved=1";
        });
    }

    /** A new password for somebody who forgot theirs. */
    @POST
    @Path("{id: \\d+}/password")
    public Response password(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        return saving(request, me, id, new MultivaluedHashMap<>(), () -> {
            passwords.of(me.account(), id, Pages.typed(form, "password"));
            return "/people/" + id + "?saved=1";
        });
    }

    /** Makes a token that speaks for somebody, for a program of theirs; this page alone shows it. */
    @POST
    @Path("{id: \\d+}/tokens")
    public Response makeToken(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        me.account().require(Right.MANAGE_TOKENS_OF_OTHERS);
        Visit visit = visits.of(request);
        try {
            String secret =
                    tokens.create(me.account(), id, Pages.typed(form, "name")).secret();
            return page(visit, me, 200, find(id), Given.NOTHING, secret);
        } catch (Refused.Invalid invalid) {
            String words =
                    visit.reader().say(invalid.fields().values().iterator().next());
            return page(visit, me, 422, find(id), Given.problem(new MultivaluedHashMap<>(), words), null);
        }
    }

    /** Ends a token of somebody's. */
    @POST
    @Path("{id: \\d+}/tokens/{token: \\d+}/revocation")
    public Response revoke(@Auth Me me, @PathParam("id") long id, @PathParam("token") long token) {
        me.account().require(Right.MANAGE_TOKENS_OF_OTHERS);
        tokens.revoke(me.account(), token);
        return Pages.onTo("/people/" + id + "?saved=1#tokens").build();
    }

    /** A new picture. */
    @POST
    @Path("{id: \\d+}/picture")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response picture(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @FormDataParam("csrf") @Nullable String csrf,
            @FormDataParam("picture") @Nullable InputStream file)
            throws IOException {
        me.requireOwnForm(csrf);
        me.account().require(Right.MANAGE_PEOPLE);
        byte[] upload = Uploads.read(file);
        return Uploads.answer(request, saving(request, me, id, new MultivaluedHashMap<>(), () -> {
            pictures.put(me.account(), id, upload);
            return "/people/" + id + "?saved=1";
        }));
    }

    /** The picture itself; its address changes whenever it does. */
    @GET
    @Path("{id: \\d+}/picture")
    @Consumes(MediaType.WILDCARD)
    public Response picture(@Auth Me me, @PathParam("id") long id) {
        me.account().require(Right.SEE_PEOPLE);
        Picture picture = pictures.find(id).orElseThrow(NotFoundException::new);
        return Response.ok(picture.bytes(), picture.contentType())
                .header("Cache-Control", "private, max-age=31536000, immutable")
                .build();
    }

    /** What a change does; answers where to go on. */
    private interface Saving {
        String run();
    }

    private Response saving(
            ContainerRequestContext request,
            Me me,
            @Nullable Long id,
            MultivaluedMap<String, String> form,
            Saving change) {
        me.account().require(Right.MANAGE_PEOPLE);
        try {
            return Pages.onTo(change.run()).build();
        } catch (Refused.Invalid | Refused.Conflict refused) {
            Visit visit = visits.of(request);
            Given given = Given.refused(visit.reader(), form, refused);
            String picture = given.error("picture");
            return page(
                    visit,
                    me,
                    refused instanceof Refused.Conflict ? 409 : 422,
                    id == null ? null : find(id),
                    picture == null ? given : Given.problem(form, picture));
        }
    }

    private Response page(Visit visit, Me me, int status, @Nullable Account account, Given given) {
        return page(visit, me, status, account, given, null);
    }

    private Response page(
            Visit visit, Me me, int status, @Nullable Account account, Given given, @Nullable String newToken) {
        String title = account == null ? visit.reader().say("people.add") : account.name();
        List<Token> theirs = account != null && me.account().may(Right.MANAGE_TOKENS_OF_OTHERS)
                ? tokens.list(me.account(), account.id())
                : List.of();
        AccountPage page = AccountViews.other(visit.reader(), account, theirs, newToken, given);
        return Pages.html(
                status, face.page(visit, "account", title, shells.around(visit, me.account(), "people"), page));
    }

    private Account find(long id) {
        return people.find(id).orElseThrow(() -> new Refused.NotFound(Said.of("people.unknown")));
    }

    /** Initials that stay as they are give way by themselves when the name changes; typed ones are meant. */
    private @Nullable String changedInitials(long id, MultivaluedMap<String, String> form) {
        String typed = form.getFirst("initials");
        return typed == null || typed.strip().equals(find(id).initials()) ? null : typed;
    }

    private static Role role(MultivaluedMap<String, String> form) {
        return Role.of(Pages.typed(form, "role"))
                .orElseThrow(() -> new Refused.Invalid("role", Said.of("people.role.unknown")));
    }

    private static PeoplePage.Colleague colleague(Reader reader, Account account, int held) {
        return new PeoplePage.Colleague(
                account.id(),
                account.name(),
                account.title(),
                account.email(),
                reader.say(account.role().said()),
                Faces.of(account),
                account.active(),
                account.active() ? reader.say("people.line", held) : reader.say("people.off"));
    }
}
