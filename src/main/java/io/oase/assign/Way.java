package io.oase.assign;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a rule chooses who gets a conversation. */
public enum Way {
    /** Nobody: it is free for the team to take. */
    POOL,
    /** Whoever has least to do. */
    LEAST_LOADED,
    /** One after the other. */
    IN_TURN;

    /** The name in the database and in the API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The way of this {@link #id}; empty when there is none. */
    public static Optional<Way> of(String id) {
        return Arrays.stream(values()).filter(way -> way.id().equals(id)).findFirst();
    }
}
