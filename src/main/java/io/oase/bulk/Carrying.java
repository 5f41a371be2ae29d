package io.oase.bulk;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.bulk.ItemDao.Item;
import io.oase.db.DatabaseAway;
import io.oase.db.Lookout;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.people.People;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries changes out, conversation by conversation, on all nodes together. What is done with one and the note that it is done
 * are one transaction: a node that dies in the middle has done with each either all or nothing, and another goes on.
 */
public final class Carrying implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Carrying.class);

    /** A change of many hundreds does not make one of three wait for its end. */
    private static final int LOT = 20;

    private final Jdbi db;
    private final People people;
    private final Views views;
    private final Doing doing;
    private final Undoing undoing;
    private final Telling telling;
    private final Clock clock;
    private final Lookout lookout = new Lookout("bulk-changes", this::doSome);

    Carrying(Jdbi db, People people, Views views, Doing doing, Undoing undoing, Telling telling, Clock clock) {
        this.db = db;
        this.people = people;
        this.views = views;
        this.doing = doing;
        this.undoing = undoing;
        this.telling = telling;
        this.clock = clock;
    }

    /** Starts working. */
    public void start() {
        lookout.start();
    }

    /** There is something to do. */
    void wake() {
        lookout.wake();
    }

    /** Finishes the transaction it is in. */
    @Override
    public void close() {
        lookout.close();
    }

    /** Does a lot of each change that is under way; false when none is. */
    public boolean doSome() {
        boolean any = false;
        for (long id : db.withHandle(BulkDao::running)) {
            BulkDao.Work work = db.withHandle(handle -> BulkDao.work(handle, id));
            boolean more = true;
            for (int i = 0; i < LOT && more; i++) {
                more = one(id, work);
                any |= more;
            }
            if (!more) {
                finish(id, work);
            }
        }
        return any;
    }

    private boolean one(long id, BulkDao.Work work) {
        return db.inTransaction(handle -> {
            Optional<Item> next = ItemDao.next(handle, id);
            next.ifPresent(item -> {
                handle.savepoint("item");
                try {
                    carry(handle, id, work, item);
                } catch (Refused refused) {
                    handle.rollbackToSavepoint("item");
                    ItemDao.refused(handle, id, item.conversationId(), why(refused));
                } catch (RuntimeException unforeseen) {
                    if (DatabaseAway.is(unforeseen)) {
                        throw unforeseen;
                    }
                    handle.rollbackToSavepoint("item");
                    ItemDao.refused(handle, id, item.conversationId(), Said.of("bulk.unforeseen"));
                    LOG.error("Change {} failed with conversation {}", id, item.conversationId(), unforeseen);
                }
            });
            return next.isPresent();
        });
    }

    /** The verbs join this transaction: JDBI gives a thread that has a handle the same one again. */
    private void carry(Handle handle, long id, BulkDao.Work work, Item item) {
        Account by = people.find(work.accountId())
                .filter(Account::active)
                .orElseThrow(() -> new Refused.NotAllowed(Said.of("bulk.gone")));
        Action action = work.action().as(Action.class);
        long conversation = item.conversationId();
        Before now = Before.of(views.row(by, conversation));
        if (work.undoes() != null) {
            Before before = java.util.Objects.requireNonNull(item.before()).as(Before.class);
            undoing.act(by, conversation, action, before, now, item.replyId());
            ItemDao.done(handle, id, conversation, before, null);
        } else if (now.is(action)) {
            ItemDao.same(handle, id, conversation);
        } else {
            ItemDao.done(handle, id, conversation, now, doing.act(by, item, action));
        }
    }

    private void finish(long id, BulkDao.Work work) {
        db.useTransaction(handle -> {
            if (BulkDao.finish(handle, id, clock.instant()) && work.undoes() == null) {
                telling.tell(handle, id, work, clock.instant());
            }
        });
    }

    private static Said why(Refused refused) {
        return refused instanceof Refused.Invalid invalid
                ? invalid.fields().values().iterator().next()
                : refused.said();
    }
}
