package io.oase.web;

import io.oase.base.Refused;
import io.oase.people.FirstRun;
import io.oase.people.NewAccount;
import io.oase.people.Role;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /setup}: the first administrator, by the link printed where Oase runs. */
@Path("/setup")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class SetupPages {
    private final Face face;
    private final Visits visits;
    private final OwnSite own;
    private final FirstRun firstRun;

    public SetupPages(Face face, Visits visits, OwnSite own, FirstRun firstRun) {
        this.own = own;
        this.face = face;
        this.visits = visits;
        this.firstRun = firstRun;
    }

    /** The form, for a link that is good. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response form(@Context ContainerRequestContext request, @QueryParam("token") @Nullable String token) {
        return token != null && firstRun.knows(token)
                ? page(visits.of(request), 200, token, Given.NOTHING)
                : used(visits.of(request));
    }

    /** Makes the account and signs in. */
    @POST
    public Response finish(@Context ContainerRequestContext request, MultivaluedMap<String, String> form) {
        own.require(request);
        String token = Pages.typed(form, "token");
        NewAccount admin = NewAccount.of(
                Pages.typed(form, "email"), Pages.typed(form, "name"), Role.ADMIN, Pages.typed(form, "password"));
        Visit visit = visits.of(request);
        try {
            return SignInPages.in(own, request, firstRun.finish(token, admin)).build();
        } catch (Refused.Invalid invalid) {
            return page(visit, 422, token, Given.refused(visit.reader(), form, invalid));
        } catch (Refused.NotFound | Refused.Conflict late) {
            return used(visit);
        }
    }

    private Response page(Visit visit, int status, String token, Given given) {
        Reader reader = visit.reader();
        List<FieldView> fields = List.of(
                given.field(reader, "name", "account.name", "", "text", "", true),
                given.field(reader, "email", "account.email", "account.emailhint", "email", "", true),
                given.field(reader, "password", "account.password", "account.passwordhint", "password", "", true));
        return Pages.html(
                status,
                face.plain(visit, "setup", reader.say("setup.title"), new SetupPage(token, fields, given.problem())));
    }

    private Response used(Visit visit) {
        Reader reader = visit.reader();
        ErrorPage page = new ErrorPage(
                410,
                reader.say("error.missing.title"),
                reader.say("setup.used"),
                "/sign-in",
                reader.say("signin.verb"),
                "");
        return Pages.html(410, face.plain(visit, "error", reader.say("setup.title"), page));
    }
}
