package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.draft.Draft;
import io.oase.draft.Drafts;
import io.oase.draft.HandingOver;
import io.oase.inbox.Mentions;
import io.oase.inbox.Views;
import io.oase.prewritten.Origin;
import io.oase.web.ConversationJson.Colleague;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/conversations/{id}/drafts}: what the token's account has written there and not sent. */
@Path("/api/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DraftsApi {
    private final Views views;
    private final Drafts drafts;
    private final HandingOver handingOver;
    private final Mentions mentions;

    DraftsApi(Views views, Drafts drafts, HandingOver handingOver, Mentions mentions) {
        this.views = views;
        this.drafts = drafts;
        this.handingOver = handingOver;
        this.mentions = mentions;
    }

    /** One draft; {@code offered}: it lies beside the asker's own, to be adopted or thrown away. */
    @JsonNaming(SnakeCaseStrategy.class)
    record DraftJson(
            long id,
            String kind,
            boolean offered,
            Colleague author,
            String text,
            @Nullable String visibility,
            @Nullable Source prewritten,
            long seen,
            int version,
            Instant savedAt) {
        static DraftJson of(Draft draft, long me) {
            return new DraftJson(
                    draft.id(),
                    draft.kind().name().toLowerCase(Locale.ROOT),
                    draft.aside() || draft.accountId() != me,
                    new Colleague(draft.authorId(), draft.authorName()),
                    draft.text(),
                    draft.visibility() == null
                            ? null
                            : draft.visibility().name().toLowerCase(Locale.ROOT),
                    Origin.of(draft.origin())
                            .map(origin -> new Source(origin.id(), origin.version()))
                            .orElse(null),
                    draft.seen(),
                    draft.version(),
                    draft.savedAt());
        }
    }

    /** The prewritten reply it came from, and its version. */
    record Source(@Nullable Long id, @Nullable Integer version) {
        private String written() {
            return new Origin(Body.given("prewritten.id", id), Body.given("prewritten.version", version)).written();
        }
    }

    /** What somebody may see of what is being written. */
    record Several(List<DraftJson> drafts) {}

    /** One's own and what is offered. */
    @GET
    @Path("{id}/drafts")
    public Several list(@Auth Me me, @PathParam("id") long id) {
        long here = views.row(me.account(), id).id();
        return new Several(drafts.of(me.account(), here).stream()
                .filter(draft -> !draft.ended())
                .map(draft -> DraftJson.of(draft, me.account().id()))
                .toList());
    }

    /**
     * What to save.
     *
     * @param base the version it was written on; null overwrites whatever is there
     * @param both whether something else that was saved meanwhile is laid aside instead of refusing
     */
    record NewDraft(
            @Nullable String text,
            @Nullable String visibility,
            @Nullable Source prewritten,
            @Nullable Long seen,
            @Nullable Integer base,
            @Nullable Boolean both)
            implements Body {
        private Drafts.Wish wish(Draft.Kind kind) {
            return new Drafts.Wish(
                    kind,
                    Body.given("text", text),
                    visibility == null ? null : Parsing.visibility(visibility),
                    prewritten == null ? "" : prewritten.written(),
                    Objects.requireNonNullElse(seen, 0L),
                    base,
                    Boolean.TRUE.equals(both));
        }
    }

    /** Saves one's own. */
    @PUT
    @Path("{id}/drafts/{kind}")
    public DraftJson save(
            @Auth Me me, @PathParam("id") long id, @PathParam("kind") String kind, @Nullable NewDraft body) {
        Drafts.Wish wish = Body.given(body).wish(Parsing.draft(kind));
        Drafts.Outcome outcome = drafts.save(me.account(), id, wish);
        if (!outcome.saved()) {
            throw new Refused.Conflict(
                    Said.of("api.draft_elsewhere", Objects.requireNonNullElse(wish.base(), 0)), List.of());
        }
        return DraftJson.of(outcome.draft(), me.account().id());
    }

    /** Throws one's own away. */
    @DELETE
    @Path("{id}/drafts/{kind}")
    public void discard(@Auth Me me, @PathParam("id") long id, @PathParam("kind") String kind) {
        drafts.discard(me.account(), id, Parsing.draft(kind));
    }

    /** To whom. */
    record Hand(@Nullable Long to) implements Body {}

    /** Hands one's own to a colleague. */
    @POST
    @Path("{id}/offered-drafts")
    public void hand(@Auth Me me, @PathParam("id") long id, @Nullable Hand body) {
        handingOver.hand(me.account(), id, Body.given("to", Body.given(body).to()));
    }

    /** Puts what is offered into one's own. */
    @POST
    @Path("{id}/offered-drafts/{draft}/adoption")
    public DraftJson adopt(@Auth Me me, @PathParam("id") long id, @PathParam("draft") long draft) {
        return DraftJson.of(drafts.adopt(me.account(), id, draft), me.account().id());
    }

    /** Throws away what is offered. */
    @DELETE
    @Path("{id}/offered-drafts/{draft}")
    public void decline(@Auth Me me, @PathParam("id") long id, @PathParam("draft") long draft) {
        drafts.decline(me.account(), id, draft);
    }

    /** What mentions the asker there is read. */
    @DELETE
    @Path("{id}/unread-mentions")
    public void read(@Auth Me me, @PathParam("id") long id) {
        mentions.read(me.account(), id);
    }
}
