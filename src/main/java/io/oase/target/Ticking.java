package io.oase.target;

import io.oase.db.Lookout;
import io.oase.db.Signals;

/** Takes the steps that are due and brings clocks up to date; all nodes share the work. */
public final class Ticking implements AutoCloseable {
    /** Topic of the signal that there is something to bring up to date. */
    static final String TOPIC = "oase_clocks";

    private final Lookout lookout;

    public Ticking(Escalating escalating, Renewing renewing, Signals signals) {
        lookout = new Lookout("clocks", () -> {
            boolean taken = escalating.takeSome();
            return renewing.renewSome() || taken;
        });
        signals.listen(TOPIC, payload -> lookout.wake(), lookout::wake);
    }

    /** Starts working. */
    public void start() {
        lookout.start();
    }

    /** Finishes the transaction it is in. */
    @Override
    public void close() {
        lookout.close();
    }
}
