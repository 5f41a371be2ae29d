package io.oase.activation;

import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** Hears what becomes of an activation, within the transaction in which it does; what it throws undoes everything. */
public interface Course {
    /** It was put in force. */
    default void begun(Handle db, Activation activation, Beginning beginning, Instant at) {}

    /** Its severity changed; the activation has the new one. */
    default void levelChanged(Handle db, Activation activation, int before, Instant at) {}

    /** Somebody added these conversations by hand. */
    default void joined(Handle db, Activation activation, Collection<Long> conversations, Instant at) {}

    /** Somebody took this conversation away. */
    default void letGo(Handle db, Activation activation, long conversation, Instant at) {}

    /** It is over. */
    default void ended(Handle db, Activation activation, Instant at) {}
}
