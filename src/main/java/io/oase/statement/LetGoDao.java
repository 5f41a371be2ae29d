package io.oase.statement;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Rows of {@code let_go}: what was taken out of an activation. */
final class LetGoDao {
    /** What belongs again by way of what it was merged into is not listed. */
    private static final String LISTED = """
              FROM let_go l JOIN conversation c ON c.id = l.conversation_id
             WHERE l.activation_id = :activation
               AND NOT EXISTS (SELECT FROM gathered g
                                WHERE g.activation_id = l.activation_id AND g.conversation_id = coalesce(c.merged_into, c.id))
            """;

    private LetGoDao() {}

    /** @param place where it is read now: it may have been merged */
    record Row(long id, long conversation, long place, Instant at, String byName, String because) {}

    static void insert(Handle db, long activation, long conversation, long by, String because, Instant at) {
        db.createUpdate("""
                        INSERT INTO let_go (activation_id, conversation_id, at, by_id, because)
                        VALUES (:activation, :conversation, :at, :by, :because)
                            ON CONFLICT (activation_id, conversation_id) DO UPDATE SET at = :at, by_id = :by, because = :because
                        """)
                .bind("activation", activation)
                .bind("conversation", conversation)
                .bind("at", at)
                .bind("by", by)
                .bind("because", because)
                .execute();
    }

    /** The latest first, before one of them. */
    static List<Row> page(Handle db, long activation, long before, int limit) {
        return db.createQuery("""
                        SELECT l.id, l.conversation_id AS conversation, l.place, l.at, a.name AS by_name, l.because
                          FROM (SELECT l.*, coalesce(c.merged_into, c.id) AS place""" + LISTED + """
                                   AND l.id < :before ORDER BY l.id DESC LIMIT :limit) l
                          JOIN account a ON a.id = l.by_id
                         ORDER BY l.id DESC
                        """)
                .bind("activation", activation)
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(Row.class)
                .list();
    }

    static int count(Handle db, long activation, int bound) {
        return db.createQuery("SELECT count(*) FROM (SELECT 1" + LISTED + " LIMIT :bound) bounded")
                .bind("activation", activation)
                .bind("bound", bound)
                .mapTo(Integer.class)
                .one();
    }
}
