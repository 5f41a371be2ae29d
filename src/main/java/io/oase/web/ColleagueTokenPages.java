package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.people.Right;
import io.oase.people.Tokens;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/** {@code /people/…/tokens}: tokens that speak for a colleague. For those who manage the tokens of others. */
@Path("/people/{id: \\d+}/tokens")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ColleagueTokenPages {
    private final Visits visits;
    private final Tokens tokens;
    private final Colleagues colleagues;

    ColleagueTokenPages(Visits visits, Tokens tokens, Colleagues colleagues) {
        this.visits = visits;
        this.tokens = tokens;
        this.colleagues = colleagues;
    }

    /** Makes a token that speaks for somebody, for a program of theirs; this page alone shows it. */
    @POST
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
            return colleagues.page(visit, me, 200, colleagues.find(id), Given.NOTHING, secret);
        } catch (Refused.Invalid invalid) {
            String words = visit.reader().say(invalid.why());
            return colleagues.page(
                    visit, me, 422, colleagues.find(id), Given.problem(new MultivaluedHashMap<>(), words), null);
        }
    }

    /** Ends a token of somebody's. */
    @POST
    @Path("{token: \\d+}/revocation")
    public Response revoke(@Auth Me me, @PathParam("id") long id, @PathParam("token") long token) {
        me.account().require(Right.MANAGE_TOKENS_OF_OTHERS);
        tokens.revoke(me.account(), token);
        return Pages.onTo("/people/" + id + "?saved=1#tokens").build();
    }
}
