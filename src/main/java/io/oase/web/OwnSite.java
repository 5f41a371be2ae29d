package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The site browsers know us as: forms that are sent before anybody is signed in have to come from there, and cookies stay with
 * https where it has that. A configured address is believed before anything a request says about its host.
 */
public final class OwnSite {
    private final @Nullable String origin;

    /** @param publicUrl address of the pages as people type it; empty: whatever host a request names */
    public OwnSite(Optional<String> publicUrl) {
        origin = publicUrl.map(OwnSite::origin).orElse(null);
    }

    /**
     * Refuses forms that another site's page sent, where no form token can tell. Browsers say it in headers that pages cannot
     * change (the Fetch Standard's {@code Origin}, W3C Fetch Metadata); programs that are no browsers send neither and carry
     * nobody's cookies.
     */
    void require(ContainerRequestContext request) {
        String from = request.getHeaderString("Origin");
        String site = request.getHeaderString("Sec-Fetch-Site");
        boolean own;
        if (origin != null && from != null) {
            own = from.equals(origin);
        } else if (site != null) {
            own = site.equals("same-origin") || site.equals("none");
        } else {
            // Where a proxy ends https, the request itself does not know the scheme.
            own = from == null
                    || authority(from)
                            .equals(authority(
                                    origin(request.getUriInfo().getBaseUri().toString())));
        }
        if (!own) {
            throw origin == null
                    ? new Refused.NotAllowed(Said.of("refused.foreign_form"))
                    : new Refused.NotAllowed(Said.of("refused.foreign_site", origin));
        }
    }

    /** A cookie for all our pages; a negative or zero age removes it. */
    NewCookie cookie(ContainerRequestContext request, String name, String value, int seconds, boolean hidden) {
        boolean secure = origin != null && origin.startsWith("https:")
                || "https".equals(request.getUriInfo().getRequestUri().getScheme());
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(hidden)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** As browsers write it: small letters, and no port that goes without saying. */
    private static String origin(String address) {
        int path = address.indexOf('/', address.indexOf("://") + 3);
        String origin = (path < 0 ? address : address.substring(0, path)).toLowerCase(Locale.ROOT);
        return origin.replaceFirst(origin.startsWith("https:") ? ":443$" : ":80$", "");
    }

    private static String authority(String origin) {
        return origin.substring(origin.indexOf("://") + 1);
    }
}
