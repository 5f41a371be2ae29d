package io.oase.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.Principal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out how a page has to look for whoever asks: language, time zone, theme, and which part of it is wanted. */
public final class Visits {
    /** Cookie with the language chosen before signing in. */
    public static final String LANGUAGE_COOKIE = "oase_language";
    /** Cookie with the browser's time zone, set by our script. */
    public static final String ZONE_COOKIE = "oase_zone";

    private final Messages messages;
    private final Clock clock;
    private final ZoneId fallback;

    /** @param fallback time zone for browsers that have not told theirs yet */
    public Visits(Messages messages, Clock clock, ZoneId fallback) {
        this.messages = messages;
        this.clock = clock;
        this.fallback = fallback;
    }

    /** The visit this request is. */
    public Visit of(ContainerRequestContext request) {
        Optional<Me> me = me(request);
        String chosen = me.map(present -> present.account().locale())
                .filter(locale -> !locale.isEmpty())
                .orElse(cookie(request, LANGUAGE_COOKIE));
        String accepted = header(request, HttpHeaders.ACCEPT_LANGUAGE);
        return new Visit(
                new Reader(
                        isApi(request) ? messages.choose(accepted, chosen) : messages.choose(chosen, accepted),
                        zone(request),
                        clock.instant()),
                me.map(present -> present.account().theme()).orElse(""),
                me.map(Me::csrf).orElse(""),
                Visit.target(
                        request.getHeaderString("HX-Request"),
                        request.getHeaderString("HX-Target"),
                        request.getHeaderString("HX-History-Restore-Request")));
    }

    /** The words in a language, by its tag; empty when it is not spoken here, or not known. */
    Optional<Language> speaks(@Nullable String tag) {
        return messages.speaks(tag);
    }

    /** Whether a program asks: it says its language with the request, and reads problem+json. */
    static boolean isApi(ContainerRequestContext request) {
        return request.getUriInfo().getPath().startsWith("api/");
    }

    /** Who is signed in; empty for nobody. */
    public static Optional<Me> me(ContainerRequestContext request) {
        Principal principal = request.getSecurityContext() == null
                ? null
                : request.getSecurityContext().getUserPrincipal();
        return principal instanceof Me me ? Optional.of(me) : Optional.empty();
    }

    private ZoneId zone(ContainerRequestContext request) {
        try {
            String told = cookie(request, ZONE_COOKIE).replace("%2F", "/").replace("%2B", "+");
            return told.isEmpty() ? fallback : ZoneId.of(told);
        } catch (DateTimeException e) {
            return fallback;
        }
    }

    private static String cookie(ContainerRequestContext request, String name) {
        Cookie cookie = request.getCookies().get(name);
        return cookie == null ? "" : cookie.getValue();
    }

    private static String header(ContainerRequestContext request, String name) {
        String value = request.getHeaderString(name);
        return value == null ? "" : value;
    }
}
