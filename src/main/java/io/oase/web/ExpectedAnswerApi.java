package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Views;
import io.oase.target.ExpectedAnswer;
import io.oase.target.ExpectedAnswer.Measured;
import io.oase.target.ExpectedAnswer.Promised;
import io.oase.target.Expecting;
import io.oase.target.Expecting.Expected;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/conversations/{id}/expected-answer}: what somebody who waits can be told. */
@Path("/api/v1/conversations/{id}/expected-answer")
@Produces(MediaType.APPLICATION_JSON)
public final class ExpectedAnswerApi {
    private final Views views;
    private final Expecting expecting;
    private final Visits visits;

    ExpectedAnswerApi(Views views, Expecting expecting, Visits visits) {
        this.views = views;
        this.expecting = expecting;
        this.visits = visits;
    }

    /**
     * What can be said. Times are ISO 8601 in UTC, lengths seconds.
     *
     * @param kind {@code measured}, {@code promised}, {@code unknown}, or {@code nobody_waits}
     * @param decidedBy {@code median} or {@code load}; null where nothing was measured
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Json(
            String kind,
            @Nullable Instant at,
            @Nullable String decidedBy,
            @Nullable Instant askedAt,
            @Nullable Instant dueAt,
            boolean missed,
            @Nullable Long medianSeconds,
            int measured,
            int ahead,
            boolean blind,
            List<OfferJson> offers) {}

    /** A sentence to put into an answer; {@code language} is what it is written in. */
    record OfferJson(String kind, String language, String text) {}

    @GET
    public Json read(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        InboxRow row = views.row(me.account(), id);
        Language theirs = visits.speaks(row.language())
                .orElseGet(() -> visits.of(request).reader().language());
        Optional<Expected> expected = expecting.of(me.account(), id);
        return expected.map(found -> json(theirs, found))
                .orElseGet(() -> new Json("nobody_waits", null, null, null, null, false, null, 0, 0, false, List.of()));
    }

    private static Json json(Language theirs, Expected expected) {
        ExpectedAnswer answer = expected.answer();
        boolean measured = answer instanceof Measured;
        return new Json(
                measured ? "measured" : answer instanceof Promised ? "promised" : "unknown",
                WaitingWords.at(answer).orElse(null),
                answer instanceof Measured found ? found.decidedBy().name().toLowerCase(Locale.ROOT) : null,
                expected.asked(),
                expected.due(),
                expected.missed(),
                measured ? expected.lately().median().toSeconds() : null,
                expected.lately().measured(),
                expected.lately().ahead(),
                expected.blind() != null,
                WaitingWords.of(theirs, expected).offers(expected).stream()
                        .map(offer ->
                                new OfferJson(offer.kind(), theirs.locale().getLanguage(), offer.text()))
                        .toList());
    }
}
