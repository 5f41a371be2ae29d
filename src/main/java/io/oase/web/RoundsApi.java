package io.oase.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.ConversationState;
import io.oase.statement.Belonging.Choice;
import io.oase.statement.Round;
import io.oase.statement.Saying;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/activations/{id}/statements/{statement}/answers}: answering many with one statement. */
@Path("/api/v1/activations/{id}/statements/{statement}/answers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RoundsApi {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final Saying saying;
    private final Visits visits;

    RoundsApi(Saying saying, Visits visits) {
        this.saying = saying;
        this.visits = visits;
    }

    /** Everybody in a column of the board. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChoiceJson(
            @Nullable String column,
            @Nullable Long channel,
            @Nullable String language) implements Body {
        Choice choice() {
            return choice(Body.given("choice.column", column), channel, language);
        }

        static Choice choice(String column, @Nullable Long channel, @Nullable String language) {
            if (!Choice.COLUMNS.contains(column)) {
                throw new Refused.Invalid("column", Said.of("api.one_of", String.join(", ", Choice.COLUMNS)));
            }
            return new Choice(column, channel, language == null ? null : language.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Whom to answer; a correction needs neither.
     *
     * @param begin whether it begins at once, unseen
     */
    record NewRound(
            @Nullable List<@Nullable Long> conversations,
            @Nullable ChoiceJson choice,
            @Nullable String then,
            @Nullable Boolean begin)
            implements Body {}

    /** Prepares a round, and begins it where that is asked for. */
    @POST
    public Response prepare(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("statement") long statement,
            @Nullable NewRound body) {
        NewRound sent = Body.given(body);
        saying.statements().get(me.account(), id, statement);
        List<Long> chosen = sent.choice() != null
                ? saying.belonging().all(me.account(), id, sent.choice().choice())
                : sent.conversations() == null
                        ? List.of()
                        : sent.conversations().stream()
                                .map(each -> Body.given("conversations", each))
                                .toList();
        Round round = saying.rounds().prepare(me.account(), statement, chosen, then(sent.then()));
        if (Boolean.TRUE.equals(sent.begin())) {
            round = saying.rounds().resume(me.account(), round.id());
        }
        return Response.accepted(json(request, me, round, -1, USUAL))
                .location(
                        URI.create("/api/v1/activations/" + id + "/statements/" + statement + "/answers/" + round.id()))
                .build();
    }

    /** The latest first. */
    @GET
    public List<RoundJson> list(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("statement") long statement) {
        saying.statements().get(me.account(), id, statement);
        return saying.rounds().of(me.account(), statement).stream()
                .map(each ->
                        RoundJson.of(each, List.of(), USUAL, visits.of(request).reader()))
                .toList();
    }

    /** How far it is, and answers of it. */
    @GET
    @Path("{round}")
    public RoundJson read(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("statement") long statement,
            @PathParam("round") long round,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return json(request, me, there(me, id, statement, round), after(cursor), limit(limit));
    }

    /** Begins, or goes on. */
    @PUT
    @Path("{round}/resume")
    public RoundJson resume(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("statement") long statement,
            @PathParam("round") long round) {
        there(me, id, statement, round);
        return json(request, me, saying.rounds().resume(me.account(), round), -1, USUAL);
    }

    /** Pauses. */
    @PUT
    @Path("{round}/pause")
    public RoundJson pause(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("statement") long statement,
            @PathParam("round") long round) {
        there(me, id, statement, round);
        return json(request, me, saying.rounds().pause(me.account(), round), -1, USUAL);
    }

    /** Leaves the rest. */
    @PUT
    @Path("{round}/stop")
    public RoundJson stop(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("statement") long statement,
            @PathParam("round") long round) {
        there(me, id, statement, round);
        return json(request, me, saying.rounds().stop(me.account(), round), -1, USUAL);
    }

    /** Leaves one out. */
    @DELETE
    @Path("{round}/conversations/{conversation}")
    public void leaveOut(
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("statement") long statement,
            @PathParam("round") long round,
            @PathParam("conversation") long conversation) {
        there(me, id, statement, round);
        saying.rounds().leaveOut(me.account(), round, conversation);
    }

    private Round there(Me me, long activation, long statement, long round) {
        saying.statements().get(me.account(), activation, statement);
        return saying.rounds().get(me.account(), statement, round);
    }

    private RoundJson json(ContainerRequestContext request, Me me, Round round, int after, int limit) {
        return RoundJson.of(
                round,
                saying.looks().looks(me.account(), round, after, limit),
                limit,
                visits.of(request).reader());
    }

    private static @Nullable ConversationState then(@Nullable String word) {
        return word == null ? null : Parsing.then(word) == ConversationState.OPEN ? null : Parsing.then(word);
    }

    private static int after(@Nullable String cursor) {
        if (cursor != null && !cursor.matches("[0-9]{1,6}")) {
            throw new Refused.Invalid("cursor", Said.of("inbox.bad_cursor"));
        }
        return cursor == null ? -1 : Integer.parseInt(cursor);
    }

    private static int limit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refused.Invalid("limit", Said.of("api.limit", MOST));
        }
        return limit;
    }
}
