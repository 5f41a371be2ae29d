package io.oase.db;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is made of many pieces, done one after the other, on all nodes together. A piece and the note of what became of it
 * are one transaction: a node that dies in the middle has done each wholly or not at all, and another goes on. One that cannot be
 * done leaves the others go on.
 *
 * @param <P> a piece
 */
public final class Piecework<P> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Piecework.class);

    /** Work with many hundreds of pieces does not make work with three wait for its end. */
    private static final int LOT = 20;

    private final Said unforeseen;
    private final Jdbi db;
    private final Trade<P> trade;
    private final Lookout lookout;

    /** What is done, and where it is written down. */
    public interface Trade<P> {
        /** Work with something left to do now, the oldest first. */
        List<Long> running(Handle handle);

        /** The next piece that nobody else does now; its row is held. */
        Optional<P> next(Handle handle, long work);

        /**
         * Does it and notes that it is done. Verbs it uses join this transaction: JDBI gives a thread that has a handle the same
         * one again.
         *
         * @throws Refused when it cannot be done with this one; what it began is undone then
         */
        void carry(Handle handle, long work, P piece);

        /** Notes why it could not be done. */
        void refuse(Handle handle, long work, P piece, Said why);

        /** Notes that the work is finished, unless pieces are left; by whoever comes first, once. */
        void finish(Handle handle, long work);
    }

    /**
     * @param name of the thread, in logs too
     * @param unforeseen what people read where one could not be done for a fault of ours
     */
    public Piecework(String name, Said unforeseen, Jdbi db, Trade<P> trade) {
        this.unforeseen = unforeseen;
        this.db = db;
        this.trade = trade;
        this.lookout = new Lookout(name, this::doSome);
    }

    /** Starts working. */
    public void start() {
        lookout.start();
    }

    /** There is something to do. */
    public void wake() {
        lookout.wake();
    }

    /** Finishes the transaction it is in. */
    @Override
    public void close() {
        lookout.close();
    }

    /** Does a lot of everything that is under way; false when nothing can be done now. */
    public boolean doSome() {
        boolean any = false;
        for (long work : db.withHandle(trade::running)) {
            boolean more = true;
            for (int i = 0; i < LOT && more; i++) {
                more = one(work);
                any |= more;
            }
            if (!more) {
                db.useTransaction(handle -> trade.finish(handle, work));
            }
        }
        return any;
    }

    private boolean one(long work) {
        return db.inTransaction(handle -> {
            Optional<P> next = trade.next(handle, work);
            next.ifPresent(piece -> Attempt.at(handle, () -> trade.carry(handle, work, piece))
                    .ifPresent(wrong -> trade.refuse(handle, work, piece, why(wrong, work, piece))));
            return next.isPresent();
        });
    }

    private Said why(RuntimeException wrong, long work, Object piece) {
        if (wrong instanceof Refused refused) {
            return refused.why();
        }
        LOG.error("Work {} failed with {}", work, piece, wrong);
        return unforeseen;
    }
}
