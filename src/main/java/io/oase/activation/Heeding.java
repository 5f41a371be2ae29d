package io.oase.activation;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Tells whoever raised an alert what was put in force because of it. A drill leaves the alert as it is. */
public final class Heeding implements Course {
    private final Raiser raiser;

    public Heeding(Raiser raiser) {
        this.raiser = raiser;
    }

    /** Whoever raised it. */
    @FunctionalInterface
    public interface Raiser {
        /** In the caller's transaction. */
        void takeUp(Handle db, long alert, long activation);
    }

    @Override
    public void begun(Handle db, Activation activation, Beginning beginning, Instant at) {
        Long alert = activation.alertId();
        if (alert != null && !activation.drill()) {
            raiser.takeUp(db, alert, activation.id());
        }
    }
}
