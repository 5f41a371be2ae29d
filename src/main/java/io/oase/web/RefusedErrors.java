package io.oase.web;

import io.oase.base.Refused;
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
import org.glassfish.jersey.server.ParamException;
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
        Problem problem = problem(thrown, visits.of(request).reader());
        if (!Visits.isApi(request)) {
            String reference = problem.reference() == null ? "" : problem.reference();
            String detail = thrown instanceof WebApplicationException ? "" : problem.detail();
            return pages.response(request, problem.status(), detail, reference);
        }
        Response.ResponseBuilder answer = problem.respond();
        if (problem.status() == ProblemKind.UNAUTHORIZED.status()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (thrown instanceof Refused.TooMany refused) {
            answer.header(HttpHeaders.RETRY_AFTER, refused.retryAfterSeconds());
        }
        if (problem.status() == ProblemKind.DATABASE_AWAY.status()) {
            answer.header(HttpHeaders.RETRY_AFTER, AWAY_SECONDS);
        }
        if (thrown instanceof WebApplicationException known
                && known.getResponse().getHeaderString(HttpHeaders.ALLOW) != null) {
            answer.header(HttpHeaders.ALLOW, known.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    private static Problem problem(Throwable thrown, Reader reader) {
        Language language = reader.language();
        if (thrown instanceof Refused refused) {
            return refused(refused, reader);
        }
        if (thrown instanceof Trouble trouble) {
            return Problem.of(language, ProblemKind.NETWORK_TROUBLE, reader.say(trouble.said()));
        }
        if (thrown instanceof ParamException.QueryParamException wrong) {
            return Problem.of(language, ProblemKind.INVALID, reader.say("refused.invalid"))
                    .withErrors(Map.of(wrong.getParameterName(), reader.say("api.number")));
        }
        if (thrown instanceof StrictBodies.NotJson) {
            return Problem.of(language, ProblemKind.NOT_JSON);
        }
        if (thrown instanceof WebApplicationException known
                && known.getResponse().getStatus() < 500) {
            return Problem.of(language, ProblemKind.of(known.getResponse().getStatus()));
        }
        if (DatabaseAway.is(thrown)) {
            LOG.warn("The database is away: {}", thrown.getMessage());
            return Problem.of(language, ProblemKind.DATABASE_AWAY);
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Unforeseen, reference {}", reference, thrown);
        return Problem.of(language, ProblemKind.UNFORESEEN, reader.say("refused.unforeseen", reference))
                .withReference(reference);
    }

    private static Problem refused(Refused refused, Reader reader) {
        String detail = reader.say(refused.said());
        Language language = reader.language();
        if (refused instanceof Refused.NotFound) {
            return Problem.of(language, ProblemKind.NOT_FOUND, detail);
        }
        if (refused instanceof Refused.NotAllowed) {
            return Problem.of(language, ProblemKind.NOT_ALLOWED, detail);
        }
        if (refused instanceof Refused.TooMany) {
            return Problem.of(language, ProblemKind.TOO_MANY, detail);
        }
        if (refused instanceof Refused.Conflict conflict) {
            return conflict.newer().isEmpty()
                    ? Problem.of(language, ProblemKind.CONFLICT, detail)
                    : Problem.of(language, ProblemKind.SOMETHING_NEWER, detail).withNewer(conflict.newer(), null, null);
        }
        Map<String, String> errors = new TreeMap<>();
        ((Refused.Invalid) refused).fields().forEach((field, said) -> errors.put(field, reader.say(said)));
        return Problem.of(language, ProblemKind.INVALID, detail).withErrors(errors);
    }
}
