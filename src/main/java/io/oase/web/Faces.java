package io.oase.web;

import io.oase.people.Account;
import org.jspecify.annotations.Nullable;

/** The faces of colleagues: their picture, or their initials on a colour of their own. */
final class Faces {
    private Faces() {}

    /** A colleague, with the picture they uploaded. */
    static Avatar of(Account account) {
        return of(account.id(), account.name(), account.pictureVersion());
    }

    /**
     * A colleague of whom only this much is known.
     *
     * @param version of their picture; null for none
     */
    static Avatar of(long id, String name, @Nullable String version) {
        return Avatar.of(name, "account:" + id, version == null ? null : "/people/" + id + "/picture?v=" + version);
    }
}
