package io.oase.guide;

import io.oase.db.DatabaseAway;
import io.oase.db.Lookout;
import java.util.List;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls out what is late in a crisis, on whichever node looks first: steps, promised updates, silence, reviews. */
public final class Ringing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ringing.class);

    private final List<IntSupplier> calls;
    private final Lookout lookout = new Lookout("crisis", this::tellSome);

    public Ringing(Checklist checklist, Promising promising, Reviews reviews) {
        calls = List.of(checklist::callOut, promising::callOut, reviews::callOut);
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

    /** Calls out some of what is due; false when nothing is. */
    public boolean tellSome() {
        int told = 0;
        for (IntSupplier call : calls) {
            try {
                told += call.getAsInt();
            } catch (RuntimeException unforeseen) {
                if (DatabaseAway.is(unforeseen)) {
                    throw unforeseen;
                }
                LOG.error("What is late in a crisis could not be called out; it is tried again", unforeseen);
            }
        }
        return told > 0;
    }
}
