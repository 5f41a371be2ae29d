package io.oase.bulk;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.db.Piecework;
import io.oase.inbox.Filter;
import io.oase.inbox.Inbox;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Views;
import io.oase.later.Snoozes;
import io.oase.notice.Notices;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.people.Teams;
import io.oase.prewritten.Choosing;
import io.oase.reply.Answering;
import io.oase.reply.Replies;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Changing many conversations at once: choosing them, beginning, looking how far it is, stopping, and taking it back. A change
 * is its author's: nobody else sees or stops it.
 */
public final class BulkChanges {
    /** So many conversations one change reaches at most. */
    public static final int MOST = 1_000;

    /** So many people one answer goes to at most: each is looked at before it goes. */
    public static final int MOST_ANSWERS = 200;

    private static final int PAGE = 200;
    private static final int RECENT = 20;
    private static final Duration KEPT = Duration.ofDays(90);

    private final Jdbi db;
    private final Views views;
    private final People people;
    private final Choosing choosing;
    private final Clock clock;
    private final Piecework<?> carrying;

    public BulkChanges(
            Jdbi db,
            Inbox inbox,
            Views views,
            Snoozes snoozes,
            Answering answering,
            Replies replies,
            Choosing choosing,
            Notices notices,
            People people,
            Teams teams,
            Clock clock) {
        this.db = db;
        this.views = views;
        this.people = people;
        this.choosing = choosing;
        this.clock = clock;
        carrying = new Piecework<>(
                "bulk-changes",
                Said.of("bulk.unforeseen"),
                db,
                new Carrying(
                        people,
                        views,
                        new Doing(inbox, snoozes, answering, choosing),
                        new Undoing(inbox, snoozes, replies, clock),
                        new Telling(notices, people, teams),
                        clock));
    }

    /** Who carries out what is begun here. */
    public Piecework<?> carrying() {
        return carrying;
    }

    /**
     * All of a list, as it is now.
     *
     * @throws Refused.Invalid naming {@code view} when there are more than {@link #MOST}
     */
    public List<InboxRow> all(Account by, Filter filter) {
        List<InboxRow> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Views.Listing listing = views.list(by, filter, PAGE, cursor.orElse(null));
            all.addAll(listing.rows());
            cursor = listing.next();
        } while (cursor.isPresent() && all.size() <= MOST);
        if (all.size() > MOST) {
            throw new Refused.Invalid("view", Said.of("bulk.too_many", MOST));
        }
        return all;
    }

    /**
     * Begins a change. It goes on by itself, whether or not anybody looks.
     *
     * @throws Refused.Invalid naming the field: conversations, assignee, team, tag, state, no_answer, priority, reason, text
     */
    public BulkChange begin(Account by, List<Chosen> chosen, Action action) {
        by.require(Right.READ_INBOX);
        by.require(action.right());
        Checking.check(by, action, people, choosing, clock.instant());
        if (chosen.isEmpty() || chosen.size() > MOST) {
            throw new Refused.Invalid("conversations", Said.of(chosen.isEmpty() ? "bulk.none" : "bulk.too_many", MOST));
        }
        if (action instanceof Action.Answer && chosen.size() > MOST_ANSWERS) {
            throw new Refused.Invalid("conversations", Said.of("bulk.too_many_answers", MOST_ANSWERS));
        }
        if (action instanceof Action.Answer && chosen.stream().anyMatch(each -> each.seen() == null)) {
            throw new Refused.Invalid("conversations", Said.of("bulk.seen"));
        }
        BulkChange begun = db.inTransaction(handle -> {
            long id = BulkDao.insert(handle, by.id(), action, null, clock.instant())
                    .orElseThrow();
            if (ItemDao.insert(handle, id, chosen) == 0) {
                throw new Refused.Invalid("conversations", Said.of("bulk.none"));
            }
            return find(handle, by, id);
        });
        carrying.wake();
        return begun;
    }

    /** One of somebody's own. */
    public BulkChange get(Account by, long id) {
        return db.withHandle(handle -> find(handle, by, id));
    }

    /** Somebody's own, the newest first; some. */
    public List<BulkChange> recent(Account by) {
        return db.withHandle(handle -> BulkDao.of(handle, by.id(), RECENT));
    }

    /** With which it could not be done, and why; all of them. */
    public List<Refusal> refusals(Account by, long id) {
        return db.withHandle(handle -> {
            find(handle, by, id);
            return ItemDao.refusals(handle, id, MOST);
        });
    }

    /** Leaves the rest as it is; what is done stays done. */
    public BulkChange stop(Account by, long id) {
        db.useTransaction(handle -> {
            BulkChange change = find(handle, by, id);
            if (change.finishedAt() == null) {
                BulkDao.stop(handle, id, clock.instant());
                ItemDao.stop(handle, id);
            }
        });
        carrying.wake();
        return get(by, id);
    }

    /**
     * Takes back what was done, with each conversation that stands as the change left it.
     *
     * @throws Refused.Conflict when it is under way, is itself an undo, or was taken back
     */
    public BulkChange undo(Account by, long id) {
        BulkChange begun = db.inTransaction(handle -> {
            BulkChange change = find(handle, by, id);
            if (!change.undoable()) {
                throw new Refused.Conflict(
                        Said.of(change.finishedAt() == null ? "bulk.under_way" : "bulk.nothing_to_undo"), List.of());
            }
            long undo = BulkDao.insert(handle, by.id(), change.action(), id, clock.instant())
                    .orElseThrow(() -> new Refused.Conflict(Said.of("bulk.nothing_to_undo"), List.of()));
            ItemDao.insertUndo(handle, undo, id);
            return find(handle, by, undo);
        });
        carrying.wake();
        return begun;
    }

    /** The newest post of each: what somebody has seen who has them all before them. */
    public Map<Long, Long> seen(Account by, List<Long> conversations) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> SeenDao.of(handle, conversations));
    }

    /** Forgets what ended long ago; says how much. */
    public int sweep() {
        return db.withHandle(handle -> BulkDao.sweep(handle, clock.instant().minus(KEPT)));
    }

    private static BulkChange find(Handle handle, Account by, long id) {
        return BulkDao.find(handle, id, by.id()).orElseThrow(() -> new Refused.NotFound(Said.of("bulk.not_found", id)));
    }
}
