package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Pictures that arrive with forms. */
final class Uploads {
    /** A little more than is allowed, so that what is too big can be told from what just fits. */
    private static final int MOST_READ = 2_000_001;

    private Uploads() {}

    /** The file; refused when none was chosen. */
    static byte[] read(@Nullable InputStream file) throws IOException {
        byte[] bytes = file == null ? new byte[0] : file.readNBytes(MOST_READ);
        if (bytes.length == 0) {
            throw new Refused.Invalid("picture", Said.of("people.picture.kind"));
        }
        return bytes;
    }

    /** The answer to a form; for one sent by script, the same with the page's body to be put in place. */
    static Response answer(ContainerRequestContext request, Response plain) {
        if (request.getHeaderString("HX-Request") == null) {
            return plain;
        }
        if (plain.getStatus() == 303) {
            return Response.noContent()
                    .header("HX-Redirect", plain.getLocation().toString())
                    .build();
        }
        plain.getHeaders().putSingle("HX-Retarget", "#main");
        plain.getHeaders().putSingle("HX-Reselect", "#main");
        plain.getHeaders().putSingle("HX-Reswap", "outerHTML");
        return plain;
    }
}
