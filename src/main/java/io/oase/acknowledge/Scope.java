package io.oase.acknowledge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is acknowledged on a channel. */
public enum Scope {
    /** Nothing. */
    OFF,
    /** Private messages. */
    PRIVATE,
    /** Private messages, and public posts that are meant for us. */
    ALL;

    /** The name in the database and in the API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with this {@link #id}. */
    public static Optional<Scope> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
