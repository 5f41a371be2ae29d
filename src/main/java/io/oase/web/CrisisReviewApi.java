package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.guide.Review;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/activations/{id}/review}: what is learnt from a crisis. */
@Path("/api/v1/activations/{id}/review")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CrisisReviewApi {
    private final Guides guides;

    CrisisReviewApi(Guides guides) {
        this.guides = guides;
    }

    /** A review; {@code text} is Markdown. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ReviewJson(
            ConversationJson.Colleague owner,
            Instant dueAt,
            int version,
            String text,
            Instant writtenAt,
            @Nullable String writtenBy,
            @Nullable Instant closedAt,
            @Nullable String closedBy) {
        static ReviewJson of(Review review) {
            return new ReviewJson(
                    new ConversationJson.Colleague(review.ownerId(), review.ownerName()),
                    review.dueAt(),
                    review.version(),
                    review.text(),
                    review.writtenAt(),
                    review.writerName(),
                    review.closedAt(),
                    review.closerName());
        }
    }

    /** As it stands now. */
    @GET
    public ReviewJson read(@Auth Me me, @PathParam("id") long id) {
        return ReviewJson.of(guides.reviews()
                .find(me.account(), id)
                .orElseThrow(() -> new Refused.NotFound(Said.of("guide.review.none"))));
    }

    /** A text, and the version whoever wrote it had before them. */
    record Text(@Nullable String text, @Nullable Integer version) implements Body {}

    /** Writes it anew. */
    @PUT
    public ReviewJson write(@Auth Me me, @PathParam("id") long id, @Nullable Text body) {
        Text given = Body.given(body);
        String text = Body.given("text", given.text());
        return ReviewJson.of(guides.reviews().write(me.account(), id, text, Body.given("version", given.version())));
    }

    /** Whose it is, and by when it is due. */
    record Ownership(@Nullable Long owner, @Nullable String due) implements Body {}

    /** Gives it to somebody, or another date. */
    @PUT
    @Path("ownership")
    public ReviewJson give(@Auth Me me, @PathParam("id") long id, @Nullable Ownership body) {
        Ownership given = Body.given(body);
        long owner = Body.given("owner", given.owner());
        String due = Body.given("due", given.due());
        return ReviewJson.of(guides.reviews().give(me.account(), id, owner, Parsing.time("due", due)));
    }

    /** It is finished. */
    @POST
    @Path("closing")
    public ReviewJson close(@Auth Me me, @PathParam("id") long id) {
        return ReviewJson.of(guides.reviews().close(me.account(), id));
    }
}
