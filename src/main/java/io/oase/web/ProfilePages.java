package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.approval.StandingRules;
import io.oase.base.Refused;
import io.oase.people.Account;
import io.oase.people.AccountChange;
import io.oase.people.PasswordChange;
import io.oase.people.People;
import io.oase.people.Pictures;
import io.oase.people.Tokens;
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
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.jspecify.annotations.Nullable;

/** {@code /profile}: one's own account. */
@Path("/profile")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ProfilePages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final People people;
    private final PasswordChange passwords;
    private final Pictures pictures;
    private final Tokens tokens;
    private final Newcomers newcomers;

    public ProfilePages(
            Face face,
            Visits visits,
            Shells shells,
            People people,
            PasswordChange passwords,
            Pictures pictures,
            Tokens tokens,
            StandingRules approvalRules) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.people = people;
        this.passwords = passwords;
        this.pictures = pictures;
        this.tokens = tokens;
        this.newcomers = new Newcomers(approvalRules);
    }

    /** The page. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response show(
            @Context ContainerRequestContext request, @Auth Me me, @QueryParam("saved") @Nullable String saved) {
        Visit visit = visits.of(request);
        return page(
                visit,
                me,
                200,
                saved == null ? Given.NOTHING : Given.done(visit.reader().say("account.saved")),
                null);
    }

    /** Name, title, languages, sign-off, language and looks of the pages. */
    @POST
    public Response change(@Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        return saving(
                request,
                me,
                form,
                () -> people.change(
                        me.account(),
                        me.account().id(),
                        AccountChange.profile(
                                form.getFirst("name"),
                                form.getFirst("title"),
                                languages(form.getFirst("languages")),
                                form.getFirst("locale"),
                                form.getFirst("theme"),
                                form.getFirst("signOff"))));
    }

    /** The picture. */
    @POST
    @Path("picture")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response picture(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @FormDataParam("csrf") @Nullable String csrf,
            @FormDataParam("picture") @Nullable InputStream file)
            throws IOException {
        me.requireOwnForm(csrf);
        byte[] upload = Uploads.read(file);
        Response answer = saving(
                request,
                me,
                new MultivaluedHashMap<>(),
                () -> pictures.put(me.account(), me.account().id(), upload));
        return Uploads.answer(request, answer);
    }

    /** The password. Other browsers are signed out. */
    @POST
    @Path("password")
    public Response password(
            @Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        return saving(
                request,
                me,
                new MultivaluedHashMap<>(),
                () -> passwords.own(
                        me.account(),
                        Pages.typed(form, "old"),
                        Pages.typed(form, "password"),
                        me.cookie() == null ? "" : me.cookie()));
    }

    /** Makes a token; this page alone shows it. */
    @POST
    @Path("tokens")
    public Response makeToken(
            @Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        try {
            Account account = me.account();
            String secret = tokens.create(account, account.id(), Pages.typed(form, "name"))
                    .secret();
            return page(visit, me, 200, Given.NOTHING, secret);
        } catch (Refused.Invalid invalid) {
            String words = visit.reader().say(invalid.why());
            return page(visit, me, 422, Given.problem(new MultivaluedHashMap<>(), words), null);
        }
    }

    /** Ends a token. */
    @POST
    @Path("tokens/{id}/revocation")
    public Response revoke(@Auth Me me, @PathParam("id") long id) {
        tokens.revoke(me.account(), id);
        return Pages.onTo("/profile?saved=1#tokens").build();
    }

    /** Tags, however they are parted. */
    static @Nullable List<String> languages(@Nullable String typed) {
        return typed == null ? null : List.of(typed.strip().split("[,;\\s]+"));
    }

    private Response saving(
            ContainerRequestContext request, Me me, MultivaluedMap<String, String> form, Runnable change) {
        try {
            change.run();
            return Pages.onTo("/profile?saved=1").build();
        } catch (Refused.Invalid | Refused.TooMany refused) {
            Visit visit = visits.of(request);
            Given given = Given.refused(visit.reader(), form, refused);
            String picture = given.error("picture");
            return page(visit, me, 422, picture == null ? given : Given.problem(form, picture), null);
        }
    }

    private Response page(Visit visit, Me me, int status, Given given, @Nullable String newToken) {
        Account account = people.find(me.account().id()).orElse(me.account());
        AccountPage page = AccountViews.own(
                visit.reader(),
                account,
                tokens.list(account, account.id()),
                newToken,
                newcomers.of(visit.reader(), account, account, given),
                given);
        Shell shell = shells.around(visit, account, "profile");
        return Pages.html(status, face.page(visit, "account", visit.reader().say("account.mine"), shell, page));
    }
}
