package io.oase.search;

import io.oase.db.Lookout;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;

/**
 * Learns the words that stand in posts, behind what comes in: for words within words, typing errors and suggestions. One node at
 * a time; after an update it goes through everything there is, a few hundred posts each time, and rests as long as
 * that took: whoever works meanwhile comes first.
 */
public final class Learning implements AutoCloseable {
    private static final int SOME = 500;

    private final Jdbi db;
    private final Lookout lookout = new Lookout("vocabulary", this::learnAndRest);

    public Learning(Jdbi db) {
        this.db = db;
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

    private boolean learnAndRest() throws InterruptedException {
        long began = System.nanoTime();
        boolean more = learnSome();
        if (more) {
            TimeUnit.NANOSECONDS.sleep(System.nanoTime() - began);
        }
        return more;
    }

    /** Looks at some posts; false when there were fewer than it could have taken, so that it may wait. */
    public boolean learnSome() {
        return db.inTransaction(handle -> LearntDao.learn(handle, SOME)) == SOME;
    }
}
