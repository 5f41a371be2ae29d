package io.oase.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What the server itself refuses before any resource sees it (an address too long, a header that is none), told as problem+json
 * instead of the server's own HTML page. Also for servlets that are no resources.
 */
public final class EdgeErrors extends ErrorHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Messages messages;

    public EdgeErrors(Messages messages) {
        this.messages = messages;
    }

    /** Answers a servlet's request with a problem. */
    void answer(HttpServletResponse response, @Nullable String acceptLanguage, ProblemKind kind) throws IOException {
        response.setStatus(kind.status());
        response.setContentType(Problem.MEDIA_TYPE);
        if (kind == ProblemKind.UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.getOutputStream().write(bytes(acceptLanguage, kind, kind.status()));
    }

    /** Refuses parameters of a servlet that takes none, by their names. */
    void answerUnknown(HttpServletResponse response, @Nullable String acceptLanguage, Set<String> names)
            throws IOException {
        Language language = language(acceptLanguage);
        Map<String, String> wrong = new TreeMap<>();
        names.forEach(name ->
                wrong.put(name, language.say("api.no_parameters", List.of(name), slot -> String.valueOf(slot))));
        Problem problem = Problem.of(
                        language, ProblemKind.INVALID, language.say("refused.invalid", List.of(), slot -> slot))
                .withErrors(wrong);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream().write(bytes(problem));
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        ProblemKind kind = code >= 500 && code != 503 ? ProblemKind.UNFORESEEN : ProblemKind.of(code);
        String language = request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
        response.write(true, ByteBuffer.wrap(bytes(language, kind, code)), callback);
    }

    private byte[] bytes(@Nullable String acceptLanguage, ProblemKind kind, int status) {
        return bytes(Problem.of(language(acceptLanguage), kind).withStatus(status));
    }

    private Language language(@Nullable String acceptLanguage) {
        return messages.choose(acceptLanguage == null ? "" : acceptLanguage, "");
    }

    private static byte[] bytes(Problem problem) {
        try {
            return JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
