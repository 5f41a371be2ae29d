package io.oase.insight;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what figures are told apart. */
public enum Dimension {
    CHANNEL,
    /** Whoever ended it; of what runs, whoever has the conversation. */
    AGENT,
    /** Whose matter it was when it ended; of what runs, whose it is. */
    TEAM,
    TARGET,
    /** Hour and weekday at which it began, in a zone that is said. */
    HOUR;

    /** Its name in addresses and message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The dimension of this {@link #id}; empty when there is none. */
    public static Optional<Dimension> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
