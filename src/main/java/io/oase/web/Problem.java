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
 * @param type {@code about:blank}: the title says what it is
 * @param title short and the same for every error of its kind
 * @param detail what happened this time, and what to do
 * @param errors field name to what is wrong with it; null when no field is
 * @param newer ids of posts the asker had not seen; null where that does not apply
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable Map<String, String> errors,
        @Nullable List<Long> newer) {
    /** Media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static Response.ResponseBuilder response(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, null, null).respond();
    }

    Response.ResponseBuilder respond() {
        return Response.status(status).type(MediaType.valueOf(MEDIA_TYPE)).entity(this);
    }
}
