package io.oase.bulk;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.bulk.ItemDao.Item;
import io.oase.db.Piecework;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.people.People;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Carries a change out with one conversation after the other. */
final class Carrying implements Piecework.Trade<Item> {
    private final People people;
    private final Views views;
    private final Doing doing;
    private final Undoing undoing;
    private final Telling telling;
    private final Clock clock;

    Carrying(People people, Views views, Doing doing, Undoing undoing, Telling telling, Clock clock) {
        this.people = people;
        this.views = views;
        this.doing = doing;
        this.undoing = undoing;
        this.telling = telling;
        this.clock = clock;
    }

    @Override
    public List<Long> running(Handle handle) {
        return BulkDao.running(handle);
    }

    @Override
    public Optional<Item> next(Handle handle, long change) {
        return ItemDao.next(handle, change);
    }

    @Override
    public void carry(Handle handle, long change, Item item) {
        BulkDao.Work work = BulkDao.work(handle, change);
        Account by = people.find(work.accountId())
                .filter(Account::active)
                .orElseThrow(() -> new Refused.NotAllowed(Said.of("bulk.gone")));
        Action action = work.action().as(Action.class);
        long conversation = item.conversationId();
        Before now = Before.of(views.row(by, conversation));
        if (work.undoes() != null) {
            Before before = Objects.requireNonNull(item.before()).as(Before.class);
            undoing.act(by, conversation, action, before, now, item.replyId());
            ItemDao.done(handle, change, conversation, before, null);
        } else if (now.is(action)) {
            ItemDao.same(handle, change, conversation);
        } else {
            ItemDao.done(handle, change, conversation, now, doing.act(by, item, action));
        }
    }

    @Override
    public void refuse(Handle handle, long change, Item item, Said why) {
        ItemDao.refused(handle, change, item.conversationId(), why);
    }

    @Override
    public void finish(Handle handle, long change) {
        BulkDao.Work work = BulkDao.work(handle, change);
        if (BulkDao.finish(handle, change, clock.instant()) && work.undoes() == null) {
            telling.tell(handle, change, work, clock.instant());
        }
    }
}
