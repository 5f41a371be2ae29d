package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.prewritten.PrewrittenReplies;
import io.oase.prewritten.PrewrittenReply;
import io.oase.prewritten.Search;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /prewritten-replies}: those there are, one of them with how it would appear, its versions. */
@Path("/prewritten-replies")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class PrewrittenPages {
    private static final int PAGE = 50;

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final PrewrittenReplies replies;
    private final TextDesk desk;
    private final TextLabels labels;

    PrewrittenPages(
            Face face, Visits visits, Shells shells, PrewrittenReplies replies, TextDesk desk, TextLabels labels) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.replies = replies;
        this.desk = desk;
        this.labels = labels;
    }

    /**
     * Those there are.
     *
     * @param language a tag; {@code any} for what is for every language
     * @param after id of the last one on the page before
     */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @QueryParam("q") @DefaultValue("") String query,
            @QueryParam("channel") @DefaultValue("") String channel,
            @QueryParam("team") @DefaultValue("") String team,
            @QueryParam("language") @DefaultValue("") String language,
            @QueryParam("after") @Nullable Long after) {
        Visit visit = visits.of(request);
        Reader reader = visit.reader();
        Search search = new Search(
                query,
                number(channel),
                number(team),
                language.isEmpty() ? null : language.equals("any") ? "" : language);
        PrewrittenReplies.Listing listing = replies.list(me.account(), search, PAGE, after);
        TextLines lines = new TextLines(reader, labels);
        TextsPage page = new TextsPage(
                me.account().may(Right.MANAGE_TEXTS),
                query,
                labels.channels(reader, search.channel() == null ? List.of() : List.of(search.channel())),
                labels.teams(reader, search.team() == null ? List.of() : List.of(search.team())),
                languages(reader, language),
                !query.isBlank() || !channel.isEmpty() || !team.isEmpty() || !language.isEmpty() || after != null,
                listing.replies().stream().map(lines::line).toList(),
                listing.next()
                        .map(last -> UriBuilder.fromPath("/prewritten-replies")
                                .queryParam("q", "{q}")
                                .queryParam("channel", "{c}")
                                .queryParam("team", "{t}")
                                .queryParam("language", "{l}")
                                .queryParam("after", last)
                                .build(query, channel, team, language)
                                .toString())
                        .orElse(null));
        String title = reader.say("texts.title");
        return Pages.html(
                200,
                face.page(
                        visit,
                        "prewritten-replies",
                        title,
                        shells.around(visit, me.account(), "prewritten-replies"),
                        page));
    }

    /** The form for a new one. */
    @GET
    @Path("new")
    @Consumes(MediaType.WILDCARD)
    public Response blank(@Context ContainerRequestContext request, @Auth Me me) {
        me.account().require(Right.MANAGE_TEXTS);
        Visit visit = visits.of(request);
        TextForm form = TextForm.blank(visit.reader().language().locale().getLanguage());
        return desk.page(visit, me.account(), 200, null, form, Map.of(), null, null);
    }

    /** One. */
    @GET
    @Path("{id: \\d+}")
    @Consumes(MediaType.WILDCARD)
    public Response show(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("saved") @Nullable String saved) {
        Visit visit = visits.of(request);
        String words = saved == null ? null : visit.reader().say("texts.saved");
        return desk.stored(visit, me.account(), id, words);
    }

    /** Makes a new one. */
    @POST
    @Path("new")
    public Response add(@Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        me.account().require(Right.MANAGE_TEXTS);
        return save(visits.of(request), me.account(), null, TextForm.of(form));
    }

    /** Changes one. */
    @POST
    @Path("{id: \\d+}")
    public Response change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        me.account().require(Right.MANAGE_TEXTS);
        return save(visits.of(request), me.account(), replies.get(me.account(), id), TextForm.of(form));
    }

    /** How it would appear, as the form stands. */
    @POST
    @Path("{id: new|\\d{1,18}}/preview")
    public Response preview(
            @Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        TextPage.Preview preview = desk.preview(visit.reader(), me.account(), TextForm.of(form));
        return Pages.html(200, face.part(visit, "text-preview", preview));
    }

    /** Puts one back as it stood. */
    @POST
    @Path("{id: \\d+}/versions/{no: \\d{1,9}}/restoration")
    public Response restore(
            @Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id, @PathParam("no") int no) {
        return attempt(request, me, id, () -> {
            replies.restore(me.account(), id, no);
            return "/prewritten-replies/" + id + "?saved";
        });
    }

    /** Takes one out of use. */
    @POST
    @Path("{id: \\d+}/retirement")
    public Response retire(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return attempt(request, me, id, () -> {
            replies.retire(me.account(), id);
            return "/prewritten-replies";
        });
    }

    private interface Verb {
        /** Does something; answers where to go on. */
        String does();
    }

    private Response attempt(ContainerRequestContext request, Me me, long id, Verb verb) {
        try {
            return Pages.onTo(verb.does()).build();
        } catch (Refused.Conflict conflict) {
            return again(request, me.account(), id, 409, conflict.said());
        } catch (Refused.Invalid invalid) {
            return again(request, me.account(), id, 422, invalid.why());
        }
    }

    private Response again(ContainerRequestContext request, Account me, long id, int status, Said why) {
        PrewrittenReply stored = replies.get(me, id);
        TextForm form = new TextForm(stored.body(), "", stored.no());
        return desk.page(visits.of(request), me, status, stored, form, Map.of(), why, null);
    }

    private Response save(Visit visit, Account me, @Nullable PrewrittenReply stored, TextForm form) {
        Map<String, Said> wrong = Map.of();
        Said problem = Said.of("refused.invalid");
        int status = 422;
        PrewrittenReply present = stored;
        try {
            PrewrittenReply kept = stored == null
                    ? replies.make(me, form.body())
                    : replies.change(me, stored.id(), form.body(), form.seen());
            return Pages.onTo("/prewritten-replies/" + kept.id() + "?saved").build();
        } catch (Refused.Invalid invalid) {
            wrong = invalid.fields();
        } catch (Refused.Conflict conflict) {
            problem = conflict.said();
            status = 409;
            present = stored == null ? null : replies.get(me, stored.id());
        }
        return desk.page(visit, me, status, present, form, wrong, problem, null);
    }

    private static @Nullable Long number(String typed) {
        return typed.matches("\\d{1,18}") ? Long.valueOf(typed) : null;
    }

    private List<Choice> languages(Reader reader, String selected) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                new Choice("any", reader.say("texts.anylanguage"), selected.equals("any"))),
                        labels.languages(reader, selected.equals("any") ? "" : selected).stream())
                .toList();
    }
}
