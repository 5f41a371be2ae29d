package io.oase.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Pages for what went wrong. An htmx request gets the sentence alone; the script shows it as a passing line. */
public final class ErrorPages {
    private final Face face;
    private final Visits visits;

    public ErrorPages(Face face, Visits visits) {
        this.face = face;
        this.visits = visits;
    }

    /** @param detail what happened this time; empty when there is no more to say than the status says */
    Response response(ContainerRequestContext request, int status, String detail, String reference) {
        Visit visit = visits.of(request);
        ErrorPage general = ErrorPage.of(visit.reader(), status, reference);
        if (request.getHeaderString("HX-Request") != null) {
            return Response.status(status)
                    .type(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
                    .entity(detail.isEmpty() ? general.text() : detail)
                    .build();
        }
        boolean particular = !detail.isEmpty()
                && (status == 403 || status == 404 || status == 409 || status == 422 || status == 429);
        ErrorPage page = status == 503 && !request.getMethod().equals("GET")
                ? pressed(request, visit.reader(), general)
                : new ErrorPage(
                        status,
                        general.title(),
                        particular ? detail : general.text(),
                        general.url(),
                        general.verb(),
                        reference);
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(face.plain(visit, "error", page.title(), page))
                .build();
    }

    /** Nobody knows whether it was still done: the answer may have been all that was lost. So a person looks first. */
    private static ErrorPage pressed(ContainerRequestContext request, Reader reader, ErrorPage general) {
        SentForm sent = SentForm.of(request);
        return new ErrorPage(
                general.code(),
                general.title(),
                reader.say(sent == null ? "error.away.pressed" : "error.away.sent"),
                Origins.page(request),
                reader.say(sent == null ? "error.away.back" : "error.away.look"),
                general.reference(),
                sent);
    }
}
