package io.oase.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.prewritten.Choosing;
import io.oase.prewritten.PrewrittenBody;
import io.oase.prewritten.PrewrittenReplies;
import io.oase.prewritten.PrewrittenReply;
import io.oase.prewritten.Search;
import io.oase.reply.Answering;
import io.oase.reply.Repetition;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/prewritten-replies}: the same verbs as the pages. */
@Path("/api/v1/prewritten-replies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PrewrittenApi {
    private static final int MOST = 200;

    private final PrewrittenReplies replies;
    private final Choosing choosing;
    private final Answering answering;

    PrewrittenApi(PrewrittenReplies replies, Choosing choosing, Answering answering) {
        this.replies = replies;
        this.choosing = choosing;
        this.answering = answering;
    }

    /** A page of those that match, by name. */
    @GET
    public PrewrittenJson.Page list(
            @Auth Me me,
            @QueryParam("q") @DefaultValue("") String query,
            @QueryParam("channel") @Nullable Long channel,
            @QueryParam("team") @Nullable Long team,
            @QueryParam("language") @Nullable String language,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable Long cursor) {
        if (limit < 1 || limit > MOST) {
            throw new Refused.Invalid("limit", Said.of("api.limit", MOST));
        }
        Search search =
                new Search(query, channel, team, language == null ? null : language.equals("any") ? "" : language);
        PrewrittenReplies.Listing listing = replies.list(me.account(), search, limit, cursor);
        return new PrewrittenJson.Page(
                listing.replies().stream().map(PrewrittenJson::of).toList(),
                listing.next().orElse(null));
    }

    /** One to be made; {@code language} null or absent for every language, no channels for every channel, no teams for every team. */
    record NewPrewritten(
            @Nullable String name,
            @Nullable String language,
            @Nullable List<@Nullable Long> channels,
            @Nullable List<@Nullable Long> teams,
            @Nullable String text)
            implements Body {
        private PrewrittenBody body() {
            return new PrewrittenBody(
                    Body.given("name", name),
                    language == null ? "" : language,
                    ids("channels", channels),
                    ids("teams", teams),
                    Body.given("text", text));
        }
    }

    /** Makes one. */
    @POST
    public Response make(@Auth Me me, @Nullable NewPrewritten sent) {
        PrewrittenReply made = replies.make(me.account(), Body.given(sent).body());
        return Response.created(URI.create("/api/v1/prewritten-replies/" + made.id()))
                .entity(PrewrittenJson.of(made))
                .build();
    }

    /** One. */
    @GET
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public PrewrittenJson read(@Auth Me me, @PathParam("id") long id) {
        return PrewrittenJson.of(replies.get(me.account(), id));
    }

    /**
     * What to change; what is absent stays.
     *
     * @param language JSON null for every language; Java null when absent
     * @param version the one its author had seen; null when they do not care what they write over
     */
    record PrewrittenChange(
            @Nullable String name,
            @Nullable JsonNode language,
            @Nullable List<@Nullable Long> channels,
            @Nullable List<@Nullable Long> teams,
            @Nullable String text,
            @Nullable Integer version)
            implements Body {
        private PrewrittenBody over(PrewrittenBody before) {
            if (name == null && language == null && channels == null && teams == null && text == null) {
                throw new Refused.Invalid(
                        "body", Said.of("api.nothing_to_change", "name, language, channels, teams, text"));
            }
            if (language != null && !language.isNull() && !language.isTextual()) {
                throw new Refused.Invalid("language", Said.of("api.text"));
            }
            return new PrewrittenBody(
                    name == null ? before.name() : name,
                    language == null ? before.language() : language.isNull() ? "" : language.textValue(),
                    channels == null ? before.channels() : ids("channels", channels),
                    teams == null ? before.teams() : ids("teams", teams),
                    text == null ? before.text() : text);
        }
    }

    /** Changes one: a new version, or nothing when it is just as before. */
    @PATCH
    @Path("{id}")
    public PrewrittenJson change(@Auth Me me, @PathParam("id") long id, @Nullable PrewrittenChange sent) {
        PrewrittenChange change = Body.given(sent);
        PrewrittenReply before = replies.get(me.account(), id);
        // What stays is what stood there when it was read, so that a change in between is seen as one.
        int seen = change.version() == null ? before.no() : change.version();
        return PrewrittenJson.of(replies.change(me.account(), id, change.over(before.body()), seen));
    }

    /** Takes one out of use. */
    @DELETE
    @Path("{id}")
    public Response retire(@Auth Me me, @PathParam("id") long id) {
        replies.retire(me.account(), id);
        return Response.noContent().build();
    }

    /** How one stood, the latest first. */
    @GET
    @Path("{id}/versions")
    @Consumes(MediaType.WILDCARD)
    public PrewrittenJson.Versions versions(@Auth Me me, @PathParam("id") long id) {
        return new PrewrittenJson.Versions(replies.versions(me.account(), id).stream()
                .map(PrewrittenJson.VersionJson::of)
                .toList());
    }

    /** Which version is put back. */
    record Restoration(@Nullable Integer version) implements Body {}

    /** Puts one back as it stood: the same words again as a new version. */
    @POST
    @Path("{id}/restorations")
    public PrewrittenJson restore(@Auth Me me, @PathParam("id") long id, @Nullable Restoration sent) {
        int version = Body.given("version", Body.given(sent).version());
        return PrewrittenJson.of(replies.restore(me.account(), id, version));
    }

    /** As it reads for a conversation. */
    @GET
    @Path("{id}/filled")
    @Consumes(MediaType.WILDCARD)
    public PrewrittenJson.Filled filled(
            @Auth Me me, @PathParam("id") long id, @QueryParam("conversation") @Nullable Long conversation) {
        Account account = me.account();
        long where = Body.given("conversation", conversation);
        Choosing.Offer offer = choosing.filled(account, where, id);
        Repetition before = repetition(account, where, offer.text());
        return PrewrittenJson.Filled.of(offer, before);
    }

    /** Nothing to say about a conversation that cannot be answered. */
    private @Nullable Repetition repetition(Account me, long conversation, String text) {
        try {
            return answering.repetition(me, conversation, text, null).orElse(null);
        } catch (Refused.Invalid | Refused.NotFound unanswerable) {
            return null;
        }
    }

    private static Set<Long> ids(String field, @Nullable List<@Nullable Long> sent) {
        Set<Long> ids = new HashSet<>();
        for (Long id : sent == null ? List.<@Nullable Long>of() : sent) {
            if (id == null) {
                throw new Refused.Invalid(field, Said.of("api.number"));
            }
            ids.add(id);
        }
        return ids;
    }
}
