package io.oase.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error as the JSON API tells it: RFC 9457, {@code application/problem+json}.
 *
 * @param type which kind of error, for programs; {@code urn:oase:problem:…}
 * @param title the same for every error of its kind, in the reader's language
 * @param detail what happened this time, and what to do, in the reader's language
 * @param errors field or parameter to what is wrong with it; null when none is
 * @param newer ids of the posts an author had not seen; null where that does not apply
 * @param posts those posts; null where that does not apply
 * @param seen what the answer carries when its author has looked at them; null where that does not apply
 * @param reference under which the operator finds it in the log; null for what is no fault of ours
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable Map<String, String> errors,
        @Nullable List<Long> newer,
        @Nullable List<PostJson> posts,
        @Nullable Long seen,
        @Nullable String reference) {
    /** Media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem with nothing but words. */
    static Problem of(Language language, ProblemKind kind, String detail) {
        return new Problem(
                kind.type(),
                language.say("problem." + kind.id() + ".title", List.of(), slot -> slot),
                kind.status(),
                detail,
                null,
                null,
                null,
                null,
                null);
    }

    /** A problem whose kind says all there is to say. */
    static Problem of(Language language, ProblemKind kind) {
        return of(language, kind, language.say("problem." + kind.id() + ".detail", List.of(), slot -> slot));
    }

    Problem withStatus(int other) {
        return new Problem(type, title, other, detail, errors, newer, posts, seen, reference);
    }

    Problem withErrors(Map<String, String> wrong) {
        return new Problem(type, title, status, detail, wrong, newer, posts, seen, reference);
    }

    Problem withNewer(List<Long> ids, @Nullable List<PostJson> unseen, @Nullable Long next) {
        return new Problem(type, title, status, detail, errors, ids, unseen, next, reference);
    }

    Problem withReference(String inLog) {
        return new Problem(type, title, status, detail, errors, newer, posts, seen, inLog);
    }

    Response.ResponseBuilder respond() {
        return Response.status(status).type(MediaType.valueOf(MEDIA_TYPE)).entity(this);
    }
}
