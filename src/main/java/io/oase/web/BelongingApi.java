package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.statement.Belonging.Card;
import io.oase.statement.Belonging.Page;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/activations/{id}/conversations}: which conversations belong to a crisis, and how each stands. */
@Path("/api/v1/activations/{id}/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BelongingApi {
    private static final int MOST = 200;

    private final Saying saying;
    private final Visits visits;

    BelongingApi(Saying saying, Visits visits) {
        this.saying = saying;
        this.visits = visits;
    }

    /** Either these, or everything a list shows. */
    record Added(@Nullable List<@Nullable Long> conversations, SavedViewsApi.@Nullable FilterJson filter)
            implements Body {}

    /** How many joined. */
    record AddedJson(int added) {}

    /** Why one is not answered like the others, and whose it becomes: a person's or a team's. */
    record Aside(
            @Nullable String as,
            @Nullable Long account,
            @Nullable Long team) implements Body {}

    /**
     * One on the board.
     *
     * @param column unanswered, again, answered or aside
     * @param how it joined: words, search or hand
     * @param drill whether it was answered in a drill only
     * @param why why it could not be answered when many were
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record CardJson(
            long conversation,
            String title,
            String person,
            String channel,
            String column,
            String how,
            @Nullable Long statement,
            @Nullable Integer version,
            @Nullable String answeredBy,
            boolean drill,
            @Nullable String why,
            @Nullable String asideAs,
            @Nullable String assignee) {
        static CardJson of(Card card, Reader reader) {
            return new CardJson(
                    card.row().id(),
                    card.row().title(),
                    card.row().person(),
                    card.row().channelName(),
                    card.stands(),
                    card.how(),
                    card.said(),
                    card.saidVersion(),
                    card.answeredBy(),
                    card.drill(),
                    card.refused() == null ? null : reader.say(card.refused()),
                    card.asideAs(),
                    card.row().assigneeName());
        }
    }

    /** A page of it, and how many are in each column, counted up to 1,000. */
    @JsonNaming(SnakeCaseStrategy.class)
    record BoardJson(
            List<CardJson> conversations,
            Map<String, Integer> counts,
            @Nullable String nextCursor) {}

    /** A column of the board, those who came first first. */
    @GET
    public BoardJson board(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("column") @DefaultValue("unanswered") String column,
            @QueryParam("channel") @Nullable Long channel,
            @QueryParam("language") @Nullable String language,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw new Refused.Invalid("limit", Said.of("api.limit", MOST));
        }
        if (cursor != null && !cursor.matches("[0-9]{1,18}")) {
            throw new Refused.Invalid("cursor", Said.of("inbox.bad_cursor"));
        }
        Page page = saying.belonging()
                .board(
                        me.account(),
                        id,
                        RoundsApi.ChoiceJson.choice(column, channel, language),
                        cursor == null ? 0 : Long.parseLong(cursor),
                        limit);
        Reader reader = visits.of(request).reader();
        return new BoardJson(
                page.cards().stream().map(each -> CardJson.of(each, reader)).toList(),
                saying.belonging().counts(me.account(), id),
                page.next() == null ? null : String.valueOf(page.next()));
    }

    /** Adds these, or everything a list shows. */
    @POST
    public AddedJson add(
            @Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id, @Nullable Added body) {
        Added sent = Body.given(body);
        if (sent.filter() != null) {
            long account = me.account().id();
            return new AddedJson(saying.belonging()
                    .addAll(
                            me.account(),
                            id,
                            sent.filter()
                                    .list(account)
                                    .filter(account, visits.of(request).reader().now())));
        }
        List<Long> conversations = Body.given("conversations", sent.conversations()).stream()
                .map(each -> Body.given("conversations", each))
                .toList();
        return new AddedJson(saying.belonging().add(me.account(), id, conversations));
    }

    /** Takes one away, and says why. */
    @DELETE
    @Path("{conversation}")
    public void letGo(
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("conversation") long conversation,
            @QueryParam("because") @Nullable String because) {
        saying.lettingGo().letGo(me.account(), id, conversation, because == null ? "" : because);
    }

    /** Has it answered by somebody named, not like the others. */
    @PUT
    @Path("{conversation}/aside")
    public void setAside(
            @Auth Me me, @PathParam("id") long id, @PathParam("conversation") long conversation, @Nullable Aside body) {
        Aside sent = Body.given(body);
        saying.settingAside()
                .setAside(me.account(), id, conversation, Body.given("as", sent.as()), sent.account(), sent.team());
    }

    /** Has it answered like the others again. */
    @DELETE
    @Path("{conversation}/aside")
    public void bringBack(@Auth Me me, @PathParam("id") long id, @PathParam("conversation") long conversation) {
        saying.settingAside().bringBack(me.account(), id, conversation);
    }
}
