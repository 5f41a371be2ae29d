package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.inbox.Conversation;
import io.oase.inbox.Conversations;
import io.oase.inbox.Post;
import io.oase.inbox.Splitting;
import io.oase.people.Account;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /conversations/{id}/splits}: choosing posts that are another matter, and making a conversation of them. */
@Path("/conversations/{id}/splits")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class SplitPages {
    private static final int LONGEST = 160;

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Conversing conversing;
    private final Conversations conversations;
    private final Splitting splitting;

    SplitPages(
            Face face,
            Visits visits,
            Shells shells,
            Conversing conversing,
            Conversations conversations,
            Splitting splitting) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.conversing = conversing;
        this.conversations = conversations;
        this.splitting = splitting;
    }

    /** @param from the post from which on is chosen beforehand, with what stands below it; none without it */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response read(
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("from") @Nullable Long from,
            @Context ContainerRequestContext request) {
        Visit visit = visits.of(request);
        Reader reader = visit.reader();
        Conversation conversation = conversations.read(me.account(), id);
        long here = conversation.row().id();
        Set<Long> chosen = from == null ? Set.of() : Set.copyOf(splitting.below(me.account(), here, from));
        SplitsPage page = new SplitsPage(
                conversation.row().title().isBlank()
                        ? conversation.row().person()
                        : conversation.row().title(),
                "/conversations/" + here,
                conversation.posts().stream()
                        .map(post -> new SplitsPage.Line(
                                String.valueOf(post.id()),
                                chosen.contains(post.id()),
                                who(reader, post),
                                reader.moment(post.postedAt()),
                                words(reader, post)))
                        .toList());
        Shell shell = shells.around(visit, me.account(), "");
        return Pages.html(200, face.page(visit, "splits", reader.say("splits.title"), shell, page));
    }

    /** Leads to the new conversation. */
    @POST
    public Response split(
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("posts") List<Long> posts,
            @Context ContainerRequestContext request) {
        Account account = me.account();
        return conversing.lead(request, account, id, () -> splitting.split(account, id, posts));
    }

    private static String who(Reader reader, Post post) {
        String agent = post.agentName();
        return post.own()
                ? Objects.requireNonNullElse(agent, reader.say("splits.ours"))
                : post.author().person();
    }

    private static String words(Reader reader, Post post) {
        if (post.deletedAt() != null) {
            return reader.say("talk.deleted");
        }
        String text =
                (post.title() == null ? post.body() : post.title()).strip().replaceAll("\\s+", " ");
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
