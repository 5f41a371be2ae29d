package io.oase.target;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a clock measures. */
public enum ClockKind {
    /** Until somebody has the conversation. */
    TAKE,
    /** Until the first answer a person gives. */
    FIRST_RESPONSE,
    /** Until the next answer, once there has been a first. */
    NEXT_RESPONSE,
    /** Until the matter is resolved. */
    RESOLUTION,
    /** From our last answer until we speak again, while the matter waits on us. Runs only where a target promises it. */
    NEXT_UPDATE;

    /** Its name in the database, in the API and in message keys: {@code first_response}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this {@link #id}; empty when there is none. */
    public static Optional<ClockKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** Whether it measures how long somebody waits for an answer. */
    public boolean isResponse() {
        return this == FIRST_RESPONSE || this == NEXT_RESPONSE;
    }
}
