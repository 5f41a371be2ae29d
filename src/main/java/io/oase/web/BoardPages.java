package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.assign.Board;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Inbox;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Teams;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /board}: what everybody has and what of it is due next, for those who give work to others. */
@Path("/board")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class BoardPages {
    private static final String NOBODY = "none";

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Board board;
    private final Inbox inbox;
    private final People people;
    private final Teams teams;

    BoardPages(Face face, Visits visits, Shells shells, Board board, Inbox inbox, People people, Teams teams) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.board = board;
        this.inbox = inbox;
        this.people = people;
        this.teams = teams;
    }

    /** The board. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response show(
            @Context ContainerRequestContext request, @Auth Me me, @QueryParam("team") @Nullable String team) {
        return page(request, me.account(), Parsing.team(team), null, List.of());
    }

    /** Moves what was chosen, one by one: what cannot be moved stays and is said. */
    @POST
    public Response move(@Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        Reader reader = visits.of(request).reader();
        String to = Pages.typed(form, "to");
        Long account = to.equals(NOBODY) ? null : number("to", to);
        List<String> refused = new ArrayList<>();
        int moved = 0;
        for (String each : Objects.requireNonNullElse(form.get("conversation"), List.<String>of())) {
            String[] parts = each.split(":", -1);
            long id = number("conversation", parts[0]);
            Long from = parts.length < 2 || parts[1].isEmpty() ? null : number("conversation", parts[1]);
            try {
                inbox.reassign(me.account(), id, from, account);
                moved++;
            } catch (Refused.Conflict | Refused.NotFound no) {
                refused.add(reader.say("board.refused", id, reader.say(no.said())));
            }
        }
        String whose = account == null
                ? reader.say("board.freely")
                : people.find(account).map(Account::name).orElse("?");
        String said =
                moved == 0 && refused.isEmpty() ? reader.say("board.nothing") : reader.say("board.moved", moved, whose);
        return page(request, me.account(), Parsing.team(Pages.typed(form, "team")), said, refused);
    }

    private Response page(
            ContainerRequestContext request,
            Account me,
            @Nullable Long team,
            @Nullable String said,
            List<String> refused) {
        Visit visit = visits.of(request);
        Reader reader = visit.reader();
        Board.Seen seen = board.read(me, team == null || team == 0 ? null : team, reader.now());
        Map<Long, Account> accounts =
                people.byIds(seen.lanes().stream().map(Board.Lane::account).toList());
        List<BoardPage.Lane> lanes = new ArrayList<>();
        lanes.add(new BoardPage.Lane(
                NOBODY,
                reader.say("board.free"),
                null,
                reader.say("board.freehint"),
                "off",
                false,
                chips(reader, seen.free(), "")));
        seen.lanes().forEach(lane -> lanes.add(lane(reader, lane, accounts.get(lane.account()))));
        BoardPage page = new BoardPage(said, refused, choices(reader, team), team == null ? "" : "" + team, lanes);
        Shell shell = shells.around(visit, me, "board");
        return Pages.html(200, face.page(visit, "board", reader.say("board.title"), shell, page));
    }

    private List<Choice> choices(Reader reader, @Nullable Long team) {
        List<Choice> choices = teams.list().stream()
                .map(each -> new Choice("" + each.id(), each.name(), Objects.equals(team, each.id())))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!choices.isEmpty()) {
            choices.add(0, new Choice("", reader.say("board.everybody"), team == null));
        }
        return choices;
    }

    private static BoardPage.Lane lane(Reader reader, Board.Lane lane, @Nullable Account account) {
        String tone = lane.away() != null ? "away" : lane.here() ? "here" : "off";
        String there = lane.away() != null
                ? reader.say("board.away", lane.away())
                : reader.say(lane.here() ? "board.here" : "board.notthere");
        String much = lane.capacity() == null
                ? reader.say("board.load", lane.load())
                : reader.say("board.loadof", lane.load(), lane.capacity());
        return new BoardPage.Lane(
                "" + lane.account(),
                lane.name(),
                account == null ? Faces.of(lane.account(), lane.name(), null) : Faces.of(account),
                much + " · " + there,
                tone,
                lane.capacity() != null && lane.load() >= lane.capacity(),
                chips(reader, lane.next(), "" + lane.account()));
    }

    private static List<BoardPage.Chip> chips(Reader reader, List<Board.Card> cards, String holder) {
        Dues dues = new Dues(reader);
        return cards.stream()
                .map(card -> new BoardPage.Chip(
                        card.id() + ":" + holder,
                        "/conversations/" + card.id(),
                        card.person(),
                        card.title(),
                        card.dueAt() == null || card.warnAt() == null
                                ? null
                                : dues.promised(card.dueAt(), card.warnAt(), String.valueOf(card.kind()))))
                .toList();
    }

    private static long number(String field, String typed) {
        try {
            return Long.parseLong(typed);
        } catch (NumberFormatException e) {
            throw new Refused.Invalid(field, Said.of("insight.number"));
        }
    }
}
