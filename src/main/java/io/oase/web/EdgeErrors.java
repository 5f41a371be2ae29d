package io.oase.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
        Language language = messages.choose(acceptLanguage == null ? "" : acceptLanguage, "");
        try {
            return JSON.writeValueAsString(Problem.of(language, kind).withStatus(status))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
