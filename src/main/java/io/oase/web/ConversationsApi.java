package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Visibility;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Conversations;
import io.oase.inbox.Filter;
import io.oase.inbox.Inbox;
import io.oase.inbox.Views;
import io.oase.reply.Replies;
import io.oase.reply.Reply;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/conversations}: the same verbs as the inbox pages. */
@Path("/api/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ConversationsApi {
    private static final int MOST = 200;

    private final Views views;
    private final Conversations conversations;
    private final Inbox inbox;
    private final Replies replies;
    private final Messages messages;

    public ConversationsApi(Views views, Conversations conversations, Inbox inbox, Replies replies, Messages messages) {
        this.views = views;
        this.conversations = conversations;
        this.inbox = inbox;
        this.replies = replies;
        this.messages = messages;
    }

    /** A page of a list. */
    @GET
    public Object list(
            @Auth Me me,
            @QueryParam("view") @DefaultValue("open") String view,
            @QueryParam("state") @Nullable String state,
            @QueryParam("assignee") @Nullable String assignee,
            @QueryParam("channel") @Nullable Long channel,
            @QueryParam("tag") @Nullable String tag,
            @QueryParam("q") @Nullable String query,
            @QueryParam("sort") @DefaultValue("latest") String sort,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw new Refused.Invalid("limit", Said.of("api.limit", MOST));
        }
        if (!sort.equals("latest") && !sort.equals("waiting")) {
            throw new Refused.Invalid("sort", Said.of("api.one_of", "latest, waiting"));
        }
        Filter filter = new Filter(
                Parsing.view(view),
                state == null ? null : Parsing.state(state),
                Parsing.assignee(assignee, me.account().id()),
                channel,
                tag,
                query == null || query.isBlank() ? null : query,
                sort.equals("waiting"));
        Views.Listing listing = views.list(me.account(), filter, limit, cursor);
        return new ConversationJson.Page(
                listing.rows().stream().map(ConversationJson.Line::of).toList(),
                listing.next().orElse(null));
    }

    /** One conversation, whole. */
    @GET
    @Path("{id}")
    public Object read(
            @Auth Me me, @PathParam("id") long id, @HeaderParam("Accept-Language") @Nullable String languages) {
        Language language = messages.choose("", languages == null ? "" : languages);
        return ConversationJson.Whole.of(
                conversations.read(me.account(), id),
                replies.ofConversation(me.account(), id).stream()
                        .map(reply -> ReplyJson.of(reply, language))
                        .toList());
    }

    /** What may be changed; what is absent stays. {@code assignee} is an id, {@code "me"}, or null for nobody. */
    @PATCH
    @Path("{id}")
    public Object change(
            @Auth Me me,
            @PathParam("id") long id,
            @Nullable Map<String, @Nullable Object> body,
            @HeaderParam("Accept-Language") @Nullable String languages) {
        if (body == null || body.isEmpty()) {
            throw new Refused.Invalid("body", Said.of("api.nothing_to_change"));
        }
        for (String key : body.keySet()) {
            if (!List.of("state", "assignee", "tags").contains(key)) {
                throw new Refused.Invalid(key, Said.of("api.unknown_field", key));
            }
        }
        views.row(me.account(), id);
        if (body.containsKey("assignee")) {
            Long assignee = Parsing.assignee(body.get("assignee"), me.account().id());
            if (assignee == null || assignee == 0) {
                inbox.unassign(me.account(), id);
            } else {
                inbox.assign(me.account(), id, assignee);
            }
        }
        if (body.get("tags") instanceof List<?> tags) {
            inbox.retag(me.account(), id, tags.stream().map(String::valueOf).toList());
        } else if (body.containsKey("tags")) {
            throw new Refused.Invalid("tags", Said.of("api.list_of_words"));
        }
        if (body.containsKey("state")) {
            inbox.move(me.account(), id, Parsing.state(String.valueOf(body.get("state"))));
        }
        return read(me, id, languages);
    }

    /**
     * An answer to be written. {@code seen} is what the conversation said when its author looked; {@code then} is the state
     * after publishing.
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record NewReply(
            @Nullable String text,
            @Nullable String visibility,
            @Nullable Long seen,
            @Nullable String then,
            @Nullable Long post) {}

    /** Queues an answer. 202 with the reply; 409 if something newer than {@code seen} exists. */
    @POST
    @Path("{id}/replies")
    public Response reply(
            @Auth Me me,
            @PathParam("id") long id,
            @Nullable NewReply body,
            @HeaderParam("Accept-Language") @Nullable String languages) {
        if (body == null || body.text() == null) {
            throw new Refused.Invalid("text", Said.of("reply.empty"));
        }
        if (body.seen() == null) {
            throw new Refused.Invalid("seen", Said.of("api.seen"));
        }
        Visibility visibility = body.visibility() == null ? null : Parsing.visibility(body.visibility());
        ConversationState then = body.then() == null ? null : Parsing.state(body.then());
        Reply reply = replies.send(
                me.account(), id, new Replies.Draft(body.text(), visibility, body.seen(), then, body.post()));
        Language language = messages.choose("", languages == null ? "" : languages);
        return Response.status(202)
                .location(URI.create("/api/v1/replies/" + reply.id()))
                .entity(ReplyJson.of(reply, language))
                .build();
    }

    /** A note to be written. */
    record NewNote(@Nullable String text) {}

    /** Writes a note for colleagues. */
    @POST
    @Path("{id}/notes")
    public Response note(@Auth Me me, @PathParam("id") long id, @Nullable NewNote body) {
        if (body == null || body.text() == null) {
            throw new Refused.Invalid("text", Said.of("api.required"));
        }
        long note = inbox.note(me.account(), id, body.text());
        return Response.status(201).entity(Map.of("id", note)).build();
    }
}
