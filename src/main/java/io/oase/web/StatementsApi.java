package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.statement.Saying;
import io.oase.statement.Statement;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/activations/{id}/statements}: what is said in a crisis, and who approved it. */
@Path("/api/v1/activations/{id}/statements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class StatementsApi {
    private final Saying saying;

    StatementsApi(Saying saying) {
        this.saying = saying;
    }

    /** @param texts by language the variants; null: as the playbook has them */
    record NewStatement(@Nullable String template, @Nullable Map<String, @Nullable List<@Nullable String>> texts)
            implements Body {}

    /** @param version the one that was seen */
    record Rewritten(@Nullable Integer version, @Nullable Map<String, @Nullable List<@Nullable String>> texts)
            implements Body {}

    /** @param version the one that was seen */
    record Seen(@Nullable Integer version) implements Body {}

    /** @param version the one that was seen */
    record Objection(@Nullable Integer version, @Nullable String because) implements Body {}

    /** Why. */
    record Reason(@Nullable String because) implements Body {}

    /** @param because why it was wrong; null where that was said */
    record Corrected(@Nullable String because, @Nullable Map<String, @Nullable List<@Nullable String>> texts)
            implements Body {}

    /** Where it was published by hand. */
    record Published(@Nullable String url) implements Body {}

    /** All, the latest first. */
    @GET
    public List<StatementJson> list(@Auth Me me, @PathParam("id") long id) {
        return saying.statements().list(me.account(), id).stream()
                .map(each -> StatementJson.of(each, me.account()))
                .toList();
    }

    /** Writes one. */
    @POST
    public Response write(@Auth Me me, @PathParam("id") long id, @Nullable NewStatement body) {
        NewStatement sent = Body.given(body);
        Statement said = saying.statements()
                .write(me.account(), id, Body.given("template", sent.template()), texts(sent.texts()));
        return created(me, said);
    }

    /** One. */
    @GET
    @Path("{statement}")
    public StatementJson read(@Auth Me me, @PathParam("id") long id, @PathParam("statement") long statement) {
        return json(me, saying.statements().get(me.account(), id, statement));
    }

    /** Writes it anew. */
    @PATCH
    @Path("{statement}")
    public StatementJson edit(
            @Auth Me me, @PathParam("id") long id, @PathParam("statement") long statement, @Nullable Rewritten body) {
        Rewritten sent = Body.given(body);
        Map<String, List<String>> texts = Body.given("texts", texts(sent.texts()));
        int version = Body.given("version", sent.version());
        return json(me, saying.statements().edit(me.account(), there(me, id, statement), version, texts));
    }

    /** Puts it up for approval, or lets it be said where none is asked for. */
    @PUT
    @Path("{statement}/request")
    public StatementJson ask(
            @Auth Me me, @PathParam("id") long id, @PathParam("statement") long statement, @Nullable Seen body) {
        int version = Body.given("version", Body.given(body).version());
        return json(me, saying.statements().ask(me.account(), there(me, id, statement), version));
    }

    /** Approves it, with other words where some are given. */
    @PUT
    @Path("{statement}/approval")
    public StatementJson approve(
            @Auth Me me, @PathParam("id") long id, @PathParam("statement") long statement, @Nullable Rewritten body) {
        Rewritten sent = Body.given(body);
        int version = Body.given("version", sent.version());
        return json(
                me, saying.deciding().approve(me.account(), there(me, id, statement), version, texts(sent.texts())));
    }

    /** Objects to it. */
    @POST
    @Path("{statement}/objections")
    public StatementJson object(
            @Auth Me me, @PathParam("id") long id, @PathParam("statement") long statement, @Nullable Objection body) {
        Objection sent = Body.given(body);
        int version = Body.given("version", sent.version());
        String because = Body.given("because", sent.because());
        return json(me, saying.deciding().object(me.account(), there(me, id, statement), version, because));
    }

    /** Declares it wrong. */
    @PUT
    @Path("{statement}/withdrawal")
    public StatementJson withdraw(
            @Auth Me me, @PathParam("id") long id, @PathParam("statement") long statement, @Nullable Reason body) {
        String because = Body.given("because", Body.given(body).because());
        return json(me, saying.correcting().withdraw(me.account(), there(me, id, statement), because));
    }

    /** Declares it wrong, where that was not said, and writes what puts it right. */
    @POST
    @Path("{statement}/correction")
    public Response correct(
            @Auth Me me, @PathParam("id") long id, @PathParam("statement") long statement, @Nullable Corrected body) {
        Corrected sent = Body.given(body);
        String because = Objects.requireNonNullElse(sent.because(), "");
        return created(
                me, saying.correcting().correct(me.account(), there(me, id, statement), because, texts(sent.texts())));
    }

    /** Notes down where else it stands. */
    @POST
    @Path("{statement}/publications")
    public StatementJson elsewhere(
            @Auth Me me, @PathParam("id") long id, @PathParam("statement") long statement, @Nullable Published body) {
        String url = Body.given("url", Body.given(body).url());
        return json(me, saying.statements().elsewhere(me.account(), there(me, id, statement), url));
    }

    private long there(Me me, long activation, long statement) {
        return saying.statements().get(me.account(), activation, statement).id();
    }

    private static Response created(Me me, Statement said) {
        return Response.status(Response.Status.CREATED)
                .location(URI.create("/api/v1/activations/" + said.activationId() + "/statements/" + said.id()))
                .entity(json(me, said))
                .build();
    }

    private static StatementJson json(Me me, Statement said) {
        return StatementJson.of(said, me.account());
    }

    private static @Nullable Map<String, List<String>> texts(
            @Nullable Map<String, @Nullable List<@Nullable String>> sent) {
        if (sent == null) {
            return null;
        }
        Map<String, List<String>> texts = new HashMap<>();
        sent.forEach((language, variants) -> texts.put(
                language,
                Body.given("texts", variants).stream()
                        .map(each -> Body.given("texts", each))
                        .toList()));
        return texts;
    }
}
