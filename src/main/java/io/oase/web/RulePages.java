package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.assign.Abilities;
import io.oase.assign.Abilities.Ability;
import io.oase.assign.Rule;
import io.oase.assign.Rules;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.people.Teams;
import io.oase.target.Calendars;
import io.oase.target.StoredCalendar;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /assignment-rules}: who gets what comes in by itself, and how much each takes. */
@Path("/assignment-rules")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class RulePages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Rules rules;
    private final Abilities abilities;
    private final People people;
    private final Teams teams;
    private final Channels channels;
    private final Calendars calendars;

    RulePages(
            Face face,
            Visits visits,
            Shells shells,
            Rules rules,
            Abilities abilities,
            People people,
            Teams teams,
            Channels channels,
            Calendars calendars) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.rules = rules;
        this.abilities = abilities;
        this.people = people;
        this.teams = teams;
        this.channels = channels;
        this.calendars = calendars;
    }

    /** All of them, and what each colleague takes. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(@Context ContainerRequestContext request, @Auth Me me) {
        return list(visits.of(request), me.account(), 200);
    }

    /** The form for a new one. */
    @GET
    @Path("new")
    @Consumes(MediaType.WILDCARD)
    public Response blank(@Context ContainerRequestContext request, @Auth Me me) {
        me.account().require(Right.MANAGE_TEAMS);
        return form(visits.of(request), me.account(), 200, null, RuleForm.BLANK, "", null, Map.of());
    }

    /** A new one. */
    @POST
    public Response create(@Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        me.account().require(Right.MANAGE_TEAMS);
        Rule.Body body = RuleForm.read(form);
        try {
            rules.create(me.account(), body);
            return Pages.onTo("/assignment-rules").build();
        } catch (Refused.Invalid refused) {
            return form(visits.of(request), me.account(), 422, null, body, "", null, refused.fields());
        }
    }

    /** One to be changed. */
    @GET
    @Path("{id: \\d+}")
    @Consumes(MediaType.WILDCARD)
    public Response show(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        me.account().require(Right.MANAGE_TEAMS);
        Rule rule = rules.get(me.account(), id);
        return form(visits.of(request), me.account(), 200, rule, rule.body(), "" + rule.version(), null, Map.of());
    }

    /** Changes one; where somebody else has done so meanwhile, what was typed stays and the next try writes over theirs. */
    @POST
    @Path("{id: \\d+}")
    public Response change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        me.account().require(Right.MANAGE_TEAMS);
        Rule.Body body = RuleForm.read(form);
        Rule before = rules.get(me.account(), id);
        String seen = Pages.typed(form, "seen");
        Visit visit = visits.of(request);
        try {
            rules.change(me.account(), id, body, seen.matches("\\d{1,9}") ? Integer.valueOf(seen) : null);
            return Pages.onTo("/assignment-rules").build();
        } catch (Refused.Invalid refused) {
            return form(visit, me.account(), 422, before, body, seen, null, refused.fields());
        } catch (Refused.Conflict refused) {
            String said = visit.reader().say(refused.said());
            return form(visit, me.account(), 409, before, body, "" + before.version(), said, Map.of());
        }
    }

    /** Takes one out of force. */
    @POST
    @Path("{id: \\d+}/retirement")
    public Response retire(@Auth Me me, @PathParam("id") long id) {
        rules.retire(me.account(), id);
        return Pages.onTo("/assignment-rules").build();
    }

    /** The whole order, ids separated by commas. */
    @POST
    @Path("order")
    public Response order(@Auth Me me, MultivaluedMap<String, String> form) {
        rules.order(
                me.account(),
                RuleForm.words(Pages.typed(form, "order")).stream()
                        .map(each -> each.matches("\\d{1,18}") ? Long.valueOf(each) : Long.valueOf(0))
                        .toList());
        return Pages.onTo("/assignment-rules").build();
    }

    /** How much a colleague takes, and what they know. */
    @POST
    @Path("abilities/{id: \\d+}")
    public Response able(@Auth Me me, @PathParam("id") long id, MultivaluedMap<String, String> form) {
        String capacity = Pages.typed(form, "capacity").strip();
        Integer most = capacity.isEmpty()
                ? null
                : capacity.matches("\\d{1,6}") ? Integer.valueOf(capacity) : Integer.valueOf(-1);
        abilities.set(me.account(), id, new Ability(most, RuleForm.words(Pages.typed(form, "topics"))));
        return Pages.onTo("/assignment-rules#abilities").build();
    }

    private Response list(Visit visit, Account me, int status) {
        Reader reader = visit.reader();
        List<Rule> all = rules.all(me);
        Map<Long, Ability> known = abilities.all(me);
        RulesPage page = new RulesPage(
                me.may(Right.MANAGE_TEAMS),
                cards(reader, me, all),
                people.list(me, false).stream()
                        .map(each -> {
                            Ability ability = known.getOrDefault(each.id(), Ability.UNKNOWN);
                            return new RulesPage.Person(
                                    each.id(),
                                    each.name(),
                                    Faces.of(each),
                                    ability.capacity() == null ? "" : "" + ability.capacity(),
                                    String.join(", ", ability.topics()));
                        })
                        .toList());
        Shell shell = shells.around(visit, me, "board");
        return Pages.html(status, face.page(visit, "rules", reader.say("rules.title"), shell, page));
    }

    private List<RulesPage.Card> cards(Reader reader, Account me, List<Rule> all) {
        Map<Long, String> channelNames = channels.list().stream().collect(Collectors.toMap(Channel::id, Channel::name));
        Map<Long, String> calendarNames =
                calendars(me).stream().collect(Collectors.toMap(StoredCalendar::id, StoredCalendar::name));
        RuleWords words = new RuleWords(reader, channelNames, teams.names(), calendarNames);
        List<RulesPage.Card> cards = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Rule rule = all.get(i);
            cards.add(new RulesPage.Card(
                    rule.id(),
                    i + 1,
                    rule.body().name(),
                    i == 0 ? "" : swapped(all, i - 1),
                    i == all.size() - 1 ? "" : swapped(all, i),
                    words.match(rule.body()),
                    words.does(rule.body())));
        }
        return cards;
    }

    private static String swapped(List<Rule> all, int first) {
        List<Long> ids = all.stream().map(Rule::id).collect(Collectors.toCollection(ArrayList::new));
        java.util.Collections.swap(ids, first, first + 1);
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private Response form(
            Visit visit,
            Account me,
            int status,
            @Nullable Rule rule,
            Rule.Body body,
            String seen,
            @Nullable String problem,
            Map<String, Said> wrong) {
        RulePage page = new RuleForm(visit.reader(), channels.list(), teams.list(), calendars(me))
                .page(rule, body, seen, problem, wrong);
        Shell shell = shells.around(visit, me, "board");
        return Pages.html(status, face.page(visit, "rule", page.title(), shell, page));
    }

    private List<StoredCalendar> calendars(Account me) {
        return me.may(Right.SEE_CALENDARS) ? calendars.all(me) : List.of();
    }
}
