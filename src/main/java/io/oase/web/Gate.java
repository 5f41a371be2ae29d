package io.oase.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ContainerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Lets in whoever may come in. Pages send strangers to the sign-in, the JSON API answers 401. A form that changes something
 * must carry the session's own token; requests with an API token need none, because browsers do not send those by themselves.
 * Such a token opens the API and no page, where it could make others that outlive it.
 */
@Priority(Priorities.AUTHENTICATION)
public final class Gate implements ContainerRequestFilter {
    private static final Set<String> OPEN = Set.of(
            "sign-in",
            "sign-in/demo",
            "setup",
            "language",
            "favicon.ico",
            "api/v1/openapi.json",
            "service-worker.js",
            "offline");
    private static final List<String> OPEN_BELOW = List.of("assets/");
    /** What pages are made of: fetched with a page, or again after a live change. */
    private static final List<String> PARTS_BELOW = List.of("assets/", "pictures/", "favicon.ico");

    /** An open page says by itself that it is open. */
    private static final Pattern LOOKING = Pattern.compile("conversations/\\d+/looking(/end)?");

    private static final Pattern PICTURES = Pattern.compile("profile/picture|people/\\d+/picture");
    /** Where a file is sent: read by its own resource, which checks the form's token in the same body. */
    private static final Pattern FILES =
            Pattern.compile(PICTURES.pattern() + "|prewritten-replies/file|playbooks/upload");

    private final Entrance entrance;

    public Gate(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        SentForm.remember(request);
        String path = request.getUriInfo().getPath();
        saysForm(request);
        Cookie cookie = request.getCookies().get(Entrance.COOKIE);
        String token = Visits.isApi(request) ? request.getHeaderString(HttpHeaders.AUTHORIZATION) : null;
        String session = cookie == null ? null : cookie.getValue();
        Optional<Me> me = isUnasked(request, path) ? entrance.still(token, session) : entrance.who(token, session);
        if (me.isPresent()) {
            request.setSecurityContext(
                    new Inside(me.get(), request.getSecurityContext().isSecure()));
            checkForm(request, me.get());
        } else if (!isOpen(path)) {
            request.abortWith(turnAway(request, path));
        }
    }

    /** What is sent to a page without saying what it is counts as a form in which nothing stands: it is refused in words. */
    private static void saysForm(ContainerRequestContext request) {
        if (request.getMethod().equals("POST") && request.getMediaType() == null && !Visits.isApi(request)) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED);
        }
    }

    /** Whether a browser asks by itself, for pictures or because something changed; that keeps nobody signed in. */
    private static boolean isUnasked(ContainerRequestContext request, String path) {
        if (LOOKING.matcher(path).matches()) {
            return true;
        }
        return request.getMethod().equals("GET")
                && (request.getHeaderString("Oase-Unasked") != null
                        || PARTS_BELOW.stream().anyMatch(path::startsWith)
                        || PICTURES.matcher(path).matches());
    }

    private static boolean isOpen(String path) {
        return OPEN.contains(path) || OPEN_BELOW.stream().anyMatch(path::startsWith);
    }

    private static Response turnAway(ContainerRequestContext request, String path) {
        if (path.startsWith("api/")) {
            throw new NotAuthorizedException("Bearer");
        }
        if (request.getHeaderString("HX-Request") != null) {
            // Not sent away: something may be half written there. The page says it, and shows the way in.
            return Response.status(401).build();
        }
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        String asked = "/" + path + (query == null ? "" : "?" + query);
        String next = request.getMethod().equals("GET") ? asked : cameFrom(request);
        return Response.seeOther(URI.create(
                        next.equals("/")
                                ? "/sign-in"
                                : "/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)))
                .build();
    }

    /** The page whose form was sent, so that whoever signs in again is back at it; where that is not known, the start. */
    private static String cameFrom(ContainerRequestContext request) {
        String referer = request.getHeaderString("Referer");
        try {
            URI page = URI.create(referer == null ? "/" : referer);
            String path = page.getRawPath() == null ? "/" : page.getRawPath();
            return page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
        } catch (IllegalArgumentException unreadable) {
            return "/";
        }
    }

    private static void checkForm(ContainerRequestContext request, Me me) {
        boolean harmless = Set.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
        MediaType type = request.getMediaType();
        boolean file = type != null
                && type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)
                && FILES.matcher(request.getUriInfo().getPath()).matches();
        if (harmless || me.session() == null || file) {
            return;
        }
        String sent = request.getHeaderString("X-CSRF-Token");
        me.requireOwnForm(sent != null ? sent : inForm(request, type));
    }

    private static @Nullable String inForm(ContainerRequestContext request, @Nullable MediaType type) {
        if (type == null || !type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            return null;
        }
        // Buffered, so that the resource can read the same body again.
        ContainerRequest jersey = (ContainerRequest) request;
        jersey.bufferEntity();
        return jersey.readEntity(Form.class).asMap().getFirst("csrf");
    }

    private record Inside(Me me, boolean secure) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return me;
        }

        @Override
        public boolean isUserInRole(String role) {
            return me.account().role().id().equals(role);
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getAuthenticationScheme() {
            return me.session() == null ? "Bearer" : "Cookie";
        }
    }
}
