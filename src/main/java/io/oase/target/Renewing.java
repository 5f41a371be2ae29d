package io.oase.target;

import io.oase.db.Signals;
import io.oase.inbox.Recount;
import io.oase.target.TargetDao.InForce;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings open clocks up to date after a target or a calendar changed: some conversations at a time, each lot in a transaction
 * of its own, so that nothing that comes in has to wait long, and whoever takes over from a node that died goes on where it
 * stood. Everything is looked at twice: at once, and when all transactions have ended that may have read what was before.
 */
public final class Renewing {
    /** Conversations looked at in one go; those for which something changes are locked together. */
    private static final int LOT = 500;

    private final Jdbi db;
    private final TargetDao targets = new TargetDao();
    private final Clocks clocks;
    private final Clock clock;

    /** Also hears when a calendar changes. */
    public Renewing(Jdbi db, Calendars calendars, Clocks clocks, Clock clock) {
        this.db = db;
        calendars.listen((handle, calendar, by, at) -> ask(handle, at));
        this.clocks = clocks;
        this.clock = clock;
    }

    /** Has all open clocks looked at after this commit. */
    static void ask(Handle db, Instant at) {
        db.createUpdate("INSERT INTO renewal (at) VALUES (:at)").bind("at", at).execute();
        Signals.publish(db, Ticking.TOPIC, "");
    }

    /** Does a part of what is asked for; false when nothing is. */
    public boolean renewSome() {
        return db.inTransaction(handle -> {
            Optional<Asked> oldest = handle.createQuery("""
                            SELECT id, after, fresh, again_from IS NOT NULL AS again FROM renewal
                             WHERE again_from IS NULL OR again_from <= pg_snapshot_xmin(pg_current_snapshot())
                             ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
                            """).mapTo(Asked.class).findOne();
            oldest.ifPresent(asked -> {
                long done = asked.fresh ? begin(handle, asked) : renew(handle, asked);
                if (done != 0) {
                    handle.execute("UPDATE renewal SET after = ? WHERE id = ?", done, asked.id);
                } else if (asked.fresh || asked.again) {
                    handle.execute("DELETE FROM renewal WHERE id = ?", asked.id);
                } else {
                    lookAgain(handle, asked);
                }
            });
            return oldest.isPresent();
        });
    }

    /**
     * What is to be looked at, from where on.
     *
     * @param again whether everything was looked at before
     */
    record Asked(long id, long after, boolean fresh, boolean again) {}

    /**
     * What was reckoned beside the change, by targets read before it, may not be committed yet, and nobody sees it until then. All
     * that began before this transaction will have ended; whoever reckons has its number from the lock it took before it read.
     */
    private static void lookAgain(Handle handle, Asked asked) {
        handle.execute("UPDATE renewal SET after = 0, again_from = pg_current_xact_id() WHERE id = ?", asked.id);
    }

    /** Answers the last conversation that is done now; 0 when none is left. */
    private long renew(Handle handle, Asked asked) {
        List<InForce> inForce = targets.inForce(handle);
        List<Bearing> looked = Bearing.after(handle, asked.after, LOT);
        reckon(
                handle,
                looked.stream()
                        .filter(bearing -> bearing.changesTo(bearing.under(inForce)))
                        .map(Bearing::conversationId)
                        .toList());
        return looked.isEmpty() ? 0 : looked.get(looked.size() - 1).conversationId();
    }

    private long begin(Handle handle, Asked asked) {
        List<Long> open = handle.createQuery("""
                        SELECT id FROM conversation WHERE state <> 'resolved' AND id > :after ORDER BY id LIMIT :limit
                        """)
                .bind("after", asked.after)
                .bind("limit", LOT)
                .mapTo(Long.class)
                .list();
        reckon(handle, open);
        return open.isEmpty() ? 0 : open.get(open.size() - 1);
    }

    private void reckon(Handle handle, List<Long> conversations) {
        if (!conversations.isEmpty()) {
            Recount.lock(handle, conversations);
            clocks.reckonAnew(handle, conversations, clock.instant());
        }
    }
}
