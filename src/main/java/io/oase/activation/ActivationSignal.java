package io.oase.activation;

import io.oase.db.Signals;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Tells every node that something about an activation changed, when the transaction commits. */
public final class ActivationSignal {
    /** Topic of the signal. */
    public static final String TOPIC = "oase_activations";

    private ActivationSignal() {}

    /** The activation a payload is about; empty for anything else. */
    public static OptionalLong parse(String payload) {
        return payload.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(payload)) : OptionalLong.empty();
    }

    /** Sends it. */
    public static void publish(Handle db, long activation) {
        Signals.publish(db, TOPIC, String.valueOf(activation));
    }
}
