package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Conversations;
import io.oase.inbox.Filter;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Merging;
import io.oase.inbox.Standing;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.people.People;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /conversations/{id}/merges}: choosing another conversation, seeing what would become of both, merging, undoing it. */
@Path("/conversations/{id}/merges")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class MergePages {
    private static final int MOST = 8;

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Conversing conversing;
    private final Views views;
    private final Conversations conversations;
    private final Merging merging;
    private final People people;

    MergePages(
            Face face,
            Visits visits,
            Shells shells,
            Conversing conversing,
            Views views,
            Conversations conversations,
            Merging merging,
            People people) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.conversing = conversing;
        this.views = views;
        this.conversations = conversations;
        this.merging = merging;
        this.people = people;
    }

    /**
     * What it can be merged with, and, when one is chosen, what would become of both; in a dialog or as a page of its own.
     *
     * @param query a number or words
     * @param with the chosen one
     */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response read(
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("q") @DefaultValue("") String query,
            @QueryParam("with") @Nullable Long with,
            @Context ContainerRequestContext request) {
        Visit visit = visits.of(request);
        Reader reader = visit.reader();
        InboxRow row = views.row(me.account(), id);
        MergesPage page = new MergesPage(
                title(row),
                "/conversations/" + row.id(),
                query,
                with == null ? lines(reader, me.account(), row, query.strip()) : List.of(),
                with == null ? null : chosen(reader, merging.prospect(me.account(), row.id(), with)),
                query.isBlank() ? reader.say("merges.none") : reader.say("merges.notfound"));
        Shell shell = shells.around(visit, me.account(), "");
        return Pages.html(200, face.page(visit, "merges", reader.say("merges.title"), shell, page));
    }

    @POST
    public Response merge(
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("with") long with,
            @Context ContainerRequestContext request) {
        return conversing.attempt(request, me.account(), id, Typed.NOTHING, () -> {
            merging.merge(me.account(), id, with);
            return Typed.NOTHING;
        });
    }

    @POST
    @Path("{merge}/removal")
    public Response part(
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("merge") long merge,
            @Context ContainerRequestContext request) {
        return conversing.attempt(request, me.account(), id, Typed.NOTHING, () -> {
            merging.part(me.account(), id, merge);
            return Typed.NOTHING;
        });
    }

    private List<MergesPage.Line> lines(Reader reader, Account me, InboxRow row, String query) {
        Stream<InboxRow> found = query.isEmpty() ? theirs(me, row) : found(me, row, query);
        return found.filter(other -> other.id() != row.id())
                .limit(MOST)
                .map(other -> new MergesPage.Line(
                        "/conversations/" + row.id() + "/merges?with=" + other.id(),
                        title(other),
                        other.person(),
                        reader.say("merges.line", String.valueOf(other.id()), state(reader, other.state())),
                        reader.moment(other.lastPostAt())))
                .toList();
    }

    /** This person's others on the channel, what is open before what is resolved. */
    private Stream<InboxRow> theirs(Account me, InboxRow row) {
        return conversations.contact(me, row.contactId()).conversations().stream()
                .filter(other -> other.channelId() == row.channelId() && other.isPrivate() == row.isPrivate())
                .sorted(Comparator.comparing((InboxRow other) -> other.state() == ConversationState.RESOLVED));
    }

    private Stream<InboxRow> found(Account me, InboxRow row, String query) {
        List<InboxRow> found = new ArrayList<>();
        number(query).flatMap(number -> row(me, number)).ifPresent(found::add);
        Filter words =
                new Filter(Filter.View.ALL, null, null, null, row.channelId(), null, query, null, Filter.Order.BEST);
        try {
            found.addAll(views.list(me, words, MOST + 1, null).rows());
        } catch (Refused.Invalid none) {
            // Nothing can be found for what is no search.
        }
        return found.stream().distinct();
    }

    private MergesPage.Chosen chosen(Reader reader, Merging.Prospect prospect) {
        InboxRow other = prospect.other();
        Standing standing = prospect.standing();
        String holder = standing.assignee() == null
                ? ""
                : people.find(standing.assignee()).map(Account::name).orElse("?");
        Instant waiting = Stream.of(prospect.into().unansweredSince(), other.unansweredSince())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new MergesPage.Chosen(
                String.valueOf(other.id()),
                title(other),
                other.person(),
                other.snippet(),
                prospect.against() == null ? null : reader.say(prospect.against()),
                prospect.strangers() ? reader.say("merges.strangers", other.person()) : null,
                List.of(
                        reader.say("merges.becomes.posts", other.posts()),
                        reader.say("merges.becomes.state", state(reader, standing.state())),
                        holder.isEmpty()
                                ? reader.say("merges.becomes.nobody")
                                : reader.say("merges.becomes.holder", holder),
                        waiting == null
                                ? reader.say("merges.becomes.answered")
                                : reader.say("merges.becomes.waiting", waiting)));
    }

    private static String title(InboxRow row) {
        return row.title().isBlank() ? row.person() : row.title();
    }

    private static String state(Reader reader, ConversationState state) {
        return reader.say("state." + state.name().toLowerCase(Locale.ROOT));
    }

    private Optional<InboxRow> row(Account me, long number) {
        try {
            return Optional.of(views.row(me, number));
        } catch (Refused.NotFound none) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(String query) {
        String digits = query.startsWith("#") ? query.substring(1) : query;
        return digits.matches("\\d{1,18}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    }
}
