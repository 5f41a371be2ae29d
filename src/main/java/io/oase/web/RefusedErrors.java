package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Trouble;
import io.oase.db.DatabaseAway;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever goes wrong into an answer, once for everything: problem+json for the JSON API, a page or a line on the page
 * for people. What nobody foresaw gets a reference that is also in the log, and nothing else.
 */
public final class RefusedErrors implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedErrors.class);

    /** When a program asks again best. */
    private static final int AWAY_SECONDS = 5;

    private final Visits visits;
    private final ErrorPages pages;

    /** A mapper lives as long as the server; each request has to be asked for. */
    @Inject
    private Provider<ContainerRequestContext> requests;

    @SuppressWarnings("NullAway.Init") // the container sets it
    public RefusedErrors(Visits visits, ErrorPages pages) {
        this.visits = visits;
        this.pages = pages;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        ContainerRequestContext request = requests.get();
        Told told = told(thrown);
        if (request.getUriInfo().getPath().startsWith("api/")) {
            return problem(told);
        }
        return pages.response(request, told.status, told.detail, told.reference);
    }

    private Response problem(Told told) {
        Response.ResponseBuilder answer = new Problem(
                        "about:blank",
                        Response.Status.fromStatusCode(told.status) == null
                                ? "Error"
                                : Response.Status.fromStatusCode(told.status).getReasonPhrase(),
                        told.status,
                        told.detail + (told.reference.isEmpty() ? "" : " (" + told.reference + ")"),
                        told.errors.isEmpty() ? null : told.errors,
                        told.conflict != null ? told.conflict.newer() : null)
                .respond();
        if (told.retryAfter > 0) {
            answer.header(HttpHeaders.RETRY_AFTER, told.retryAfter);
        }
        return answer.build();
    }

    private Told told(Throwable thrown) {
        if (thrown instanceof Refused.NotFound refused) {
            return Told.of(404, say(refused.said()));
        }
        if (thrown instanceof Refused.NotAllowed refused) {
            return Told.of(403, say(refused.said()));
        }
        if (thrown instanceof Refused.Conflict refused) {
            return new Told(409, say(refused.said()), "", Map.of(), refused, 0);
        }
        if (thrown instanceof Refused.TooMany refused) {
            return new Told(429, say(refused.said()), "", Map.of(), null, refused.retryAfterSeconds());
        }
        if (thrown instanceof Refused.Invalid refused) {
            Map<String, String> errors = new TreeMap<>();
            refused.fields().forEach((field, said) -> errors.put(field, say(said)));
            return new Told(422, say(refused.said()), "", errors, null, 0);
        }
        if (thrown instanceof Trouble trouble) {
            return Told.of(502, say(trouble.said()));
        }
        if (thrown instanceof WebApplicationException known
                && known.getResponse().getStatus() < 500) {
            int status = known.getResponse().getStatus();
            return Told.of(status, say(Said.of("refused.status." + (status == 404 || status == 405 ? status : 400))));
        }
        if (thrown instanceof com.fasterxml.jackson.core.JsonProcessingException) {
            return Told.of(400, say(Said.of("refused.not_json")));
        }
        if (DatabaseAway.is(thrown)) {
            LOG.warn("The database is away: {}", thrown.getMessage());
            return new Told(503, say(Said.of("refused.database_away")), "", Map.of(), null, AWAY_SECONDS);
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Unforeseen, reference {}", reference, thrown);
        return new Told(500, say(Said.of("refused.unforeseen", reference)), reference, Map.of(), null, 0);
    }

    private String say(Said said) {
        return visits.of(requests.get()).reader().say(said);
    }

    private record Told(
            int status,
            String detail,
            String reference,
            Map<String, String> errors,
            Refused.@org.jspecify.annotations.Nullable Conflict conflict,
            long retryAfter) {
        static Told of(int status, String detail) {
            return new Told(status, detail, "", Map.of(), null, 0);
        }
    }
}
