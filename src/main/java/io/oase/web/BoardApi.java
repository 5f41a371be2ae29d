package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.assign.Abilities;
import io.oase.assign.Abilities.Ability;
import io.oase.assign.Board;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/board}: who has how much, what of it is due next, and how much each takes. */
@Path("/api/v1/board")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BoardApi {
    private final Board board;
    private final Abilities abilities;
    private final Clock clock;

    BoardApi(Board board, Abilities abilities, Clock clock) {
        this.board = board;
        this.abilities = abilities;
        this.clock = clock;
    }

    /** One conversation. */
    @JsonNaming(SnakeCaseStrategy.class)
    record CardJson(
            long id, String title, String person, @Nullable Instant dueAt) {
        static CardJson of(Board.Card card) {
            return new CardJson(card.id(), card.title(), card.person(), card.dueAt());
        }
    }

    /** What one colleague has. */
    @JsonNaming(SnakeCaseStrategy.class)
    record LaneJson(
            ConversationJson.Colleague account,
            boolean here,
            @Nullable Instant awayUntil,
            int open,
            @Nullable Integer capacity,
            List<String> topics,
            List<CardJson> next) {}

    /** The whole board. */
    record BoardJson(List<CardJson> free, List<LaneJson> colleagues) {}

    /** The whole board. */
    @GET
    public BoardJson read(@Auth Me me, @QueryParam("team") @Nullable Long team) {
        Board.Seen seen = board.read(me.account(), team, clock.instant());
        Map<Long, Ability> known = abilities.all(me.account());
        return new BoardJson(
                seen.free().stream().map(CardJson::of).toList(),
                seen.lanes().stream()
                        .map(lane -> new LaneJson(
                                new ConversationJson.Colleague(lane.account(), lane.name()),
                                lane.here(),
                                lane.away(),
                                lane.load(),
                                lane.capacity(),
                                known.getOrDefault(lane.account(), Ability.UNKNOWN)
                                        .topics(),
                                lane.next().stream().map(CardJson::of).toList()))
                        .toList());
    }

    /** How much somebody takes, null for any number, and the tags they know. */
    record NewAbility(@Nullable Integer capacity, @Nullable List<String> topics) implements Body {}

    /** Says how much a colleague takes and what they know. */
    @PUT
    @Path("{id}/ability")
    public void able(@Auth Me me, @PathParam("id") long id, @Nullable NewAbility sent) {
        NewAbility body = Body.given(sent);
        abilities.set(
                me.account(), id, new Ability(body.capacity(), Objects.requireNonNullElse(body.topics(), List.of())));
    }
}
