package io.oase.bench;

import org.jdbi.v3.core.Jdbi;

/** What is due next, put together from the events each time it is asked: what it would cost to keep nothing beside them. */
final class FromEvents {
    /** Who waits for an answer since when: by the clock alone, since opening hours are no question for SQL. */
    private static final String WAITING = """
            SELECT e.conversation_id, min(p.posted_at) + interval '4 hours' AS due
              FROM event e JOIN post p ON p.id = (e.data ->> 'post')::bigint
             WHERE e.kind = 'received' AND p.addressed AND NOT p.own AND p.deleted_at IS NULL
               AND NOT EXISTS (SELECT FROM post a
                                WHERE a.conversation_id = e.conversation_id AND a.own AND NOT a.automatic AND a.posted_at > p.posted_at)
               AND NOT EXISTS (SELECT FROM event r
                                WHERE r.conversation_id = e.conversation_id AND r.kind = 'state_changed' AND r.data ->> 'to' = 'resolved'
                                  AND r.at > e.at)
             GROUP BY e.conversation_id
            """;

    private final Jdbi db;

    FromEvents(Jdbi db) {
        this.db = db;
    }

    /** Milliseconds for the first page of what is due next. */
    double dueNext() {
        return time("SELECT conversation_id FROM (" + WAITING + ") waits ORDER BY due LIMIT 40");
    }

    /** Milliseconds for what has become due in the last second. */
    double newlyDue() {
        return time("SELECT conversation_id FROM (" + WAITING
                + ") waits WHERE due > now() - interval '1 second' AND due <= now()");
    }

    private double time(String sql) {
        long began = System.nanoTime();
        db.useHandle(handle -> handle.createQuery(sql).mapTo(Long.class).list());
        return (System.nanoTime() - began) / 1e6;
    }
}
