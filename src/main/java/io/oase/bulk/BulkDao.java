package io.oase.bulk;

import io.oase.db.Json;
import io.oase.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code bulk_change}. */
final class BulkDao {
    private static final String READ = """
            SELECT b.id, b.account_id, b.action, b.undoes, u.id AS undone_by, b.created_at, b.stopped_at, b.finished_at, n.*
              FROM bulk_change b
              LEFT JOIN bulk_change u ON u.undoes = b.id
             CROSS JOIN LATERAL (
                   SELECT count(*) AS total, count(*) FILTER (WHERE state = 'done') AS done,
                          count(*) FILTER (WHERE state = 'same') AS same, count(*) FILTER (WHERE state = 'refused') AS refused,
                          count(*) FILTER (WHERE state = 'stopped') AS left_out,
                          count(*) FILTER (WHERE EXISTS (SELECT FROM reply r WHERE r.id = reply_id AND r.state = 'awaiting_approval')) AS waiting
                     FROM bulk_item WHERE bulk_id = b.id) n
            """;

    private BulkDao() {}

    /** @return its id; empty when the change it would take back is being taken back already */
    static Optional<Long> insert(Handle db, long account, Action action, @Nullable Long undoes, Instant now) {
        return db.createQuery("""
                        INSERT INTO bulk_change (account_id, action, undoes, created_at) VALUES (:account, :action, :undoes, :now)
                            ON CONFLICT (undoes) DO NOTHING RETURNING id
                        """)
                .bind("account", account)
                .bind("action", Json.of(action))
                .bind("undoes", undoes)
                .bind("now", now)
                .mapTo(Long.class)
                .findOne();
    }

    static Optional<BulkChange> find(Handle db, long id, long account) {
        return db.createQuery(READ + " WHERE b.id = :id AND b.account_id = :account")
                .bind("id", id)
                .bind("account", account)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Somebody's, the newest first. */
    static List<BulkChange> of(Handle db, long account, int most) {
        return db.createQuery(READ + " WHERE b.account_id = :account ORDER BY b.id DESC LIMIT :most")
                .bind("account", account)
                .bind("most", most)
                .map((row, context) -> read(row))
                .list();
    }

    /** Those with something left to do, the oldest first. */
    static List<Long> running(Handle db) {
        return db.createQuery("SELECT id FROM bulk_change WHERE finished_at IS NULL ORDER BY id")
                .mapTo(Long.class)
                .list();
    }

    /** What a worker has to know. */
    record Work(long accountId, Json action, @Nullable Long undoes) {}

    static Work work(Handle db, long id) {
        return db.createQuery("SELECT account_id, action, undoes FROM bulk_change WHERE id = :id")
                .bind("id", id)
                .mapTo(Work.class)
                .one();
    }

    /** Marks it as finished when nothing is left to do; true for whoever did so, once. */
    static boolean finish(Handle db, long id, Instant now) {
        return db.createUpdate("""
                        UPDATE bulk_change SET finished_at = :now
                         WHERE id = :id AND finished_at IS NULL
                           AND NOT EXISTS (SELECT FROM bulk_item WHERE bulk_id = :id AND state = 'waiting')
                        """).bind("id", id).bind("now", now).execute() > 0;
    }

    static void stop(Handle db, long id, Instant now) {
        db.createUpdate("UPDATE bulk_change SET stopped_at = coalesce(stopped_at, :now) WHERE id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /** Forgets those that ended before. */
    static int sweep(Handle db, Instant before) {
        return db.createUpdate("DELETE FROM bulk_change WHERE finished_at < :before AND undoes IS NULL")
                .bind("before", before)
                .execute();
    }

    private static BulkChange read(ResultSet row) throws SQLException {
        return new BulkChange(
                row.getLong("id"),
                row.getLong("account_id"),
                new Json(row.getString("action")).as(Action.class),
                Rows.integer(row, "undoes"),
                Rows.integer(row, "undone_by"),
                Rows.time(row, "created_at"),
                Rows.instant(row, "stopped_at"),
                Rows.instant(row, "finished_at"),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("same"),
                row.getInt("refused"),
                row.getInt("left_out"),
                row.getInt("waiting"));
    }
}
