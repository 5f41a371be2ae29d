package io.oase.inbox;

import org.jdbi.v3.core.Handle;

/**
 * Storing a page and reshaping conversations (merging, parting, splitting) take turns on each channel, so that a post is not
 * put where its thread is no more. Any number of pages are stored side by side. Taken before any row is locked.
 */
public final class Undisturbed {
    /** What storing a page says first, in the round trip it makes anyway; its {@code :channel} is bound there. */
    public static final String STORING = "SELECT pg_advisory_xact_lock_shared(4405, (:channel % 2147483647)::int)";

    private Undisturbed() {}

    /** The same, for whoever locks something before a post is stored. */
    public static void storing(Handle db, long channel) {
        db.createQuery(STORING + "::text")
                .bind("channel", channel)
                .mapTo(String.class)
                .one();
    }

    /** Waits until no page of the channel is being stored, and keeps others waiting until the end of the transaction. */
    static void reshaping(Handle db, long channel) {
        db.createQuery("SELECT pg_advisory_xact_lock(4405, (:channel % 2147483647)::int)::text")
                .bind("channel", channel)
                .mapTo(String.class)
                .one();
    }
}
