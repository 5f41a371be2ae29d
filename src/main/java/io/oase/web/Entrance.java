package io.oase.web;

import io.oase.people.Account;
import io.oase.people.Session;
import io.oase.people.Sessions;
import io.oase.people.Tokens;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds out who makes a request: by the browser's session cookie or by a token of the JSON API. */
public final class Entrance {
    /** Name of the session cookie. */
    public static final String COOKIE = "oase_session";

    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final Tokens tokens;

    public Entrance(Sessions sessions, Tokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /** Whoever it is; empty for nobody we know. A token wins over a cookie. */
    public Optional<Me> who(@Nullable String authorization, @Nullable String cookie) {
        return who(authorization, cookie, sessions::find);
    }

    /** Whether they still are who they were, asked by nobody but ourselves: it does not keep a session alive. */
    Optional<Me> still(@Nullable String authorization, @Nullable String cookie) {
        return who(authorization, cookie, sessions::look);
    }

    private Optional<Me> who(
            @Nullable String authorization, @Nullable String cookie, Function<String, Optional<Session>> find) {
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            Optional<Account> account =
                    tokens.authenticate(authorization.substring(BEARER.length()).strip());
            return account.map(found -> new Me(found, null, null));
        }
        if (cookie == null || cookie.isBlank()) {
            return Optional.empty();
        }
        Optional<Session> session = find.apply(cookie);
        return session.map(found -> new Me(found.account(), found, cookie));
    }

    /** The same for a servlet request of a browser that waits for news by itself. */
    Optional<Me> still(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        String value = null;
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    value = cookie.getValue();
                }
            }
        }
        return still(request.getHeader("Authorization"), value);
    }
}
