package io.oase.alert;

import io.oase.db.Signals;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Tells every node that something about an alert changed, when the transaction commits. */
public final class AlertSignal {
    /** Topic of the signal. */
    public static final String TOPIC = "oase_alerts";

    private AlertSignal() {}

    /** The alert a payload is about; empty for anything else. */
    public static OptionalLong parse(String payload) {
        return payload.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(payload)) : OptionalLong.empty();
    }

    /** Sends it. */
    static void publish(Handle db, long alert) {
        Signals.publish(db, TOPIC, String.valueOf(alert));
    }
}
