package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.alert.Alert;
import io.oase.alert.Alerts;
import io.oase.alert.Watched;
import io.oase.base.Refused;
import io.oase.people.Account;
import io.oase.people.Right;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /alerts}: what far more people write about than usual, and silencing it. */
@Path("/alerts")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class AlertPages {
    private static final int PAGE = 20;
    /** More lasting ones than anybody looks at. */
    private static final int MOST = 100;

    private static final List<Integer> HOURS = List.of(1, 4, 24, 168);

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Alerts alerts;

    public AlertPages(Face face, Visits visits, Shells shells, Alerts alerts) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.alerts = alerts;
    }

    /** All of them; those that go on stand first. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(
            @Context ContainerRequestContext request, @Auth Me me, @QueryParam("cursor") @Nullable String cursor) {
        Visit visit = visits.of(request);
        AlertWords words = new AlertWords(visit.reader());
        Account account = me.account();
        Alerts.Page past = alerts.list(account, true, PAGE, cursor);
        List<Alert> now =
                cursor == null ? alerts.list(account, false, MOST, null).alerts() : List.of();
        AlertsPage page = new AlertsPage(
                now.stream().map(alert -> line(words, alert)).toList(),
                past.alerts().stream().map(alert -> line(words, alert)).toList(),
                past.next().map(next -> "/alerts?cursor=" + next).orElse(null),
                alerts.watched(account).stream()
                        .map(topic -> topic(words, topic))
                        .toList());
        Shell shell = shells.around(visit, account, "alerts");
        return Pages.html(200, face.page(visit, "alerts", visit.reader().say("alerts.title"), shell, page));
    }

    /** One of them. */
    @GET
    @Path("{id: [0-9]{1,18}}")
    @Consumes(MediaType.WILDCARD)
    public Response show(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return page(visits.of(request), me.account(), 200, id, HOURS.get(1), "", List.of());
    }

    /** Nobody is told of it for some hours. */
    @POST
    @Path("{id: [0-9]{1,18}}/silence")
    public Response silence(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        String reason = Pages.typed(form, "reason");
        int hours = HOURS.stream()
                .filter(each -> Pages.typed(form, "hours").equals(String.valueOf(each)))
                .findFirst()
                .orElse(0);
        try {
            alerts.silence(me.account(), id, visit.reader().now().plus(Duration.ofHours(hours)), reason);
            return Pages.onTo("/alerts/" + id).build();
        } catch (Refused.Invalid refused) {
            List<String> problems =
                    refused.fields().values().stream().map(visit.reader()::say).toList();
            return page(visit, me.account(), 422, id, hours, reason, problems);
        }
    }

    /** It is told of again. */
    @POST
    @Path("{id: [0-9]{1,18}}/silence/removal")
    public Response speak(@Auth Me me, @PathParam("id") long id) {
        alerts.speak(me.account(), id);
        return Pages.onTo("/alerts/" + id).build();
    }

    private Response page(
            Visit visit, Account me, int status, long id, int hours, String reason, List<String> problems) {
        Reader reader = visit.reader();
        AlertWords words = new AlertWords(reader);
        Alerts.Whole whole = alerts.read(me, id);
        Alert alert = whole.alert();
        Alert.State state = alert.state(reader.now());
        boolean rated = alert.grounds().rule() != null;
        AlertPage page = new AlertPage(
                id,
                words.name(alert),
                tone(state),
                words.state(state),
                reader.say("alerts.noticed", alert.noticedAt()),
                alert.endedAt() == null ? null : reader.say("alerts.ended", alert.endedAt()),
                words.why(alert),
                reader.say(rated ? "alerts.ratedsofar" : "alerts.sofar", alert.people(), alert.posts()),
                alert.grounds().words().entrySet().stream()
                        .map(each -> new AlertPage.Word(each.getKey(), each.getValue()))
                        .toList(),
                reader.say(rated ? "alerts.firstreview" : "alerts.first"),
                whole.first() == null ? null : post(reader, whole.first()),
                reader.say(rated ? "alerts.reviews" : "alerts.posts"),
                whole.latest().stream().map(each -> post(reader, each)).toList(),
                new AlertFigure(reader, words).draw(whole),
                proposal(reader, alert),
                alert.activation() == null ? null : "/activations/" + alert.activation(),
                alert.playbook() == null && alert.endedAt() == null,
                me.may(Right.MANAGE_ALERTS),
                me.may(Right.MANAGE_ALERTS) && alert.endedAt() == null && state != Alert.State.SILENCED,
                alert.silence() == null || state != Alert.State.SILENCED ? null : words.silenced(alert.silence()),
                HOURS.stream()
                        .map(each -> new Choice(String.valueOf(each), reader.say("alerts.hours", each), each == hours))
                        .toList(),
                reason,
                problems);
        return Pages.html(
                status, face.page(visit, "alert", words.name(alert), shells.around(visit, me, "alerts"), page));
    }

    private static AlertPage.@Nullable Proposal proposal(Reader reader, Alert alert) {
        return alert.playbook() == null
                        || alert.title() == null
                        || alert.endedAt() != null
                        || alert.activation() != null
                ? null
                : new AlertPage.Proposal(
                        alert.title().in(reader.language().locale()),
                        "/activations/new?playbook=" + alert.playbook() + "&alert=" + alert.id());
    }

    private static AlertPage.Post post(Reader reader, Alert.Said said) {
        return new AlertPage.Post(
                "/conversations/" + said.conversation(),
                said.person(),
                said.channel(),
                reader.moment(said.at()),
                Rating.of(reader, said.stars()),
                said.text());
    }

    private static AlertsPage.Line line(AlertWords words, Alert alert) {
        Alert.State state = alert.state(words.reader().now());
        String why = Stream.of(words.why(alert).get(0), words.why(alert).get(1))
                .reduce((first, second) -> first + " " + second)
                .orElse("");
        return new AlertsPage.Line(
                "/alerts/" + alert.id(),
                words.name(alert),
                tone(state),
                words.state(state),
                why,
                words.reader().moment(alert.noticedAt()),
                alert.silence() == null || state != Alert.State.SILENCED ? "" : words.silenced(alert.silence()));
    }

    private static AlertsPage.Topic topic(AlertWords words, Watched topic) {
        Locale locale = words.reader().language().locale();
        return new AlertsPage.Topic(
                words.name(topic),
                topic.title() == null
                        ? ""
                        : words.reader().say("alerts.watchedof", topic.title().in(locale)),
                topic.ratings() == null ? String.join(", ", topic.words()) : words.asked(topic, topic.ratings()));
    }

    private static String tone(Alert.State state) {
        return state == Alert.State.OPEN || state == Alert.State.TAKEN_UP ? "late" : "quiet";
    }
}
