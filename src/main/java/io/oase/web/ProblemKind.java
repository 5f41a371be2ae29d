package io.oase.web;

import java.util.Locale;

/** Everything the JSON API refuses, as programs tell it apart: one {@code type} each, with a title in the bundles. */
enum ProblemKind {
    BAD_REQUEST(400),
    NOT_JSON(400),
    UNAUTHORIZED(401),
    NOT_ALLOWED(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    /** Somebody wrote since the author of an answer looked. */
    SOMETHING_NEWER(409),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    /** Fields or parameters that cannot be used. */
    INVALID(422),
    TOO_MANY(429),
    UNFORESEEN(500),
    /** The social network refused, or could not be reached. */
    NETWORK_TROUBLE(502),
    DATABASE_AWAY(503),
    STOPPING(503);

    private final int status;

    ProblemKind(int status) {
        this.status = status;
    }

    /** The plain kind of an HTTP status; a client error we have no word for is a bad request. */
    static ProblemKind of(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> NOT_ALLOWED;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> STOPPING;
            default -> BAD_REQUEST;
        };
    }

    int status() {
        return status;
    }

    /** Short name, in message keys and at the end of {@link #type}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What programs compare; never changes. */
    String type() {
        return "urn:oase:problem:" + id();
    }
}
