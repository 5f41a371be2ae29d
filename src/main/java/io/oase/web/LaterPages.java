package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.ConversationState;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Later;
import io.oase.inbox.Views;
import io.oase.later.FollowUps;
import io.oase.later.Moments;
import io.oase.later.Snoozes;
import io.oase.people.Account;
import io.oase.target.Promises.Promise;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /conversations/{id}/later}: putting a conversation off, in a dialog or as a page of its own. */
@Path("/conversations/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class LaterPages {
    private final Face face;
    private final Visits visits;
    private final Conversing conversing;
    private final Shells shells;
    private final Views views;
    private final Snoozes snoozes;
    private final FollowUps followUps;

    LaterPages(
            Face face,
            Visits visits,
            Conversing conversing,
            Shells shells,
            Views views,
            Snoozes snoozes,
            FollowUps followUps) {
        this.face = face;
        this.visits = visits;
        this.conversing = conversing;
        this.shells = shells;
        this.views = views;
        this.snoozes = snoozes;
        this.followUps = followUps;
    }

    /**
     * What there is to choose from.
     *
     * @param seen the newest post they have seen; null where that is not known
     */
    @GET
    @Path("later")
    @Consumes(MediaType.WILDCARD)
    public Response read(
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("seen") @Nullable Long seen,
            @Context ContainerRequestContext request) {
        Visit visit = visits.of(request);
        Shell shell = shells.around(visit, me.account(), "");
        String title = visit.reader().say("later.title");
        LaterPage page = page(visit.reader(), me.account(), id, seen);
        return Pages.html(200, face.page(visit, "later", title, shell, page));
    }

    /**
     * Puts it away.
     *
     * @param until a moment in ISO 8601, {@code hour}, {@code answer}, or {@code own} for {@code at}
     * @param at a local time where the reader is
     */
    @POST
    @Path("snooze")
    public Response snooze(
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("until") @DefaultValue("") String until,
            @FormParam("at") @DefaultValue("") String at,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("seen") @DefaultValue("") String seen,
            @Context ContainerRequestContext request) {
        return attempt(request, me, id, () -> {
            Instant to = until.equals("answer")
                    ? null
                    : moment("until", until, at, visits.of(request).reader());
            snoozes.snooze(me.account(), id, new Snoozes.Wish(to, reason, Pages.number(seen)));
        });
    }

    /** Takes it out again. */
    @POST
    @Path("snooze/removal")
    public Response wake(@Auth Me me, @PathParam("id") long id, @Context ContainerRequestContext request) {
        return attempt(request, me, id, () -> snoozes.wake(me.account(), id));
    }

    /** Resolves it, unless it is resolved, and plans to ask again. */
    @POST
    @Path("follow-up")
    public Response plan(
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("on") @DefaultValue("") String on,
            @FormParam("at") @DefaultValue("") String at,
            @FormParam("reason") @DefaultValue("") String reason,
            @Context ContainerRequestContext request) {
        return attempt(
                request,
                me,
                id,
                () -> followUps.resolve(
                        me.account(),
                        id,
                        new FollowUps.Plan(
                                moment("at", on, at, visits.of(request).reader()), reason)));
    }

    /** Calls it off. */
    @POST
    @Path("follow-up/removal")
    public Response cancel(@Auth Me me, @PathParam("id") long id, @Context ContainerRequestContext request) {
        return attempt(request, me, id, () -> followUps.cancel(me.account(), id));
    }

    private Response attempt(ContainerRequestContext request, Me me, long id, Runnable verb) {
        return conversing.attempt(request, me.account(), id, Typed.NOTHING, () -> {
            verb.run();
            return Typed.NOTHING;
        });
    }

    private static Instant moment(String field, String word, String local, Reader reader) {
        if (word.equals("hour")) {
            return reader.now().plus(Duration.ofHours(1));
        }
        if (!word.equals("own")) {
            return Parsing.time(field, word);
        }
        try {
            return LocalDateTime.parse(local).atZone(reader.zone()).toInstant();
        } catch (DateTimeParseException none) {
            throw new Refused.Invalid(field, Said.of("later.no_time"));
        }
    }

    private LaterPage page(Reader reader, Account me, long id, @Nullable Long seen) {
        InboxRow row = views.row(me, id);
        Moments moments = snoozes.moments(me, id, reader.zone());
        LaterWords words = new LaterWords(reader);
        Later.FollowUp planned = row.later().followUp();
        boolean waits = row.unansweredSince() != null;
        List<Promise> promised = snoozes.promised(me, id);
        return new LaterPage(
                row.title().isBlank() ? row.person() : row.title(),
                "/conversations/" + id,
                row.state() == ConversationState.RESOLVED,
                refused(reader, promised),
                due(reader, words, promised),
                !waits,
                seen == null ? "" : seen.toString(),
                moments.choices().stream()
                        .map(each -> moment(reader, words, each))
                        .toList(),
                moments.again().stream()
                        .map(each -> moment(reader, words, each))
                        .toList(),
                planned == null ? "" : planned.reason(),
                LocalDateTime.ofInstant(reader.now(), reader.zone())
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString(),
                reader.zone().getId());
    }

    private static LaterPage.Moment moment(Reader reader, LaterWords words, Moments.Named named) {
        String value = named.name().equals("hour") ? "hour" : named.at().toString();
        String label = named.name().equals("monday")
                ? reader.by("later.weekday", named.at())
                : reader.say("later.choice." + named.name());
        return new LaterPage.Moment(value, label, words.when(named.at()));
    }

    /** As the verb would say it, before anybody has thought of a reason and a time. */
    private static @Nullable String refused(Reader reader, List<Promise> promised) {
        return promised.stream()
                .filter(promise -> promise.ofAWord() && !promise.dueAt().isAfter(reader.now()))
                .findFirst()
                .map(promise -> reader.say(Said.of("later.overdue", promise.kind(), promise.dueAt())))
                .orElse(null);
    }

    private static @Nullable String due(Reader reader, LaterWords words, List<Promise> promised) {
        return promised.stream()
                .filter(promise -> promise.dueAt().isAfter(reader.now()))
                .findFirst()
                .map(promise -> reader.say(
                        "later.promised",
                        reader.say("clock." + promise.kind()),
                        words.when(promise.dueAt()),
                        words.when(promise.warnAt())))
                .or(() -> promised.stream()
                        .findFirst()
                        .map(promise -> reader.say(
                                "later.over", reader.say("clock." + promise.kind()), words.when(promise.dueAt()))))
                .orElse(null);
    }
}
