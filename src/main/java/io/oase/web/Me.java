package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Session;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Whoever makes a request.
 *
 * @param session their session in the browser; null for a token of the JSON API
 * @param cookie the session's secret; null for a token
 */
public record Me(
        Account account,
        @Nullable Session session,
        @Nullable String cookie) implements Principal {
    @Override
    public String getName() {
        return account.email();
    }

    /** The token every form sends back; empty where none is needed. */
    public String csrf() {
        return session == null ? "" : session.csrf();
    }

    /** Refuses a form that is not ours: somebody else's page may have sent it with this browser's cookie. */
    public void requireOwnForm(@Nullable String csrf) {
        if (session != null && !session.isOwnForm(csrf)) {
            throw new Refused.NotAllowed(Said.of("refused.foreign_form"));
        }
    }

    @Override
    public String toString() {
        return "Me[" + account.id() + "]";
    }
}
