package io.oase.guide;

import io.oase.db.DatabaseAway;
import io.oase.db.Lookout;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
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
        return calls.stream().mapToInt(IntSupplier::getAsInt).sum() > 0;
    }

    /** Each of these by itself: what goes wrong with one is tried again, and keeps none of the others waiting. */
    static <T> int each(List<T> due, Predicate<T> call) {
        int told = 0;
        for (T one : due) {
            try {
                told += call.test(one) ? 1 : 0;
            } catch (RuntimeException unforeseen) {
                if (DatabaseAway.is(unforeseen)) {
                    throw unforeseen;
                }
                LOG.error("{} could not be called out; it is tried again", one, unforeseen);
            }
        }
        return told;
    }
}
