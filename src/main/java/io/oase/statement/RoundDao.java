package io.oase.statement;

import io.oase.db.Rows;
import io.oase.inbox.ConversationState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code answer_round}. */
final class RoundDao {
    private static final String READ = """
            SELECT r.*, a.name AS account_name, n.*
              FROM answer_round r JOIN account a ON a.id = r.account_id
             CROSS JOIN LATERAL (
                   SELECT count(*) AS total, count(*) FILTER (WHERE i.state = 'prepared') AS prepared,
                          count(*) FILTER (WHERE i.state = 'waiting') AS waiting,
                          count(*) FILTER (WHERE i.state IN ('done', 'drill')) AS done, count(*) FILTER (WHERE i.state = 'refused') AS refused,
                          count(*) FILTER (WHERE i.state = 'left') AS left_out,
                          count(*) FILTER (WHERE p.state = 'awaiting_approval') AS asked
                     FROM round_answer i LEFT JOIN reply p ON p.id = i.reply_id WHERE i.round_id = r.id) n
            """;

    private RoundDao() {}

    static long insert(
            Handle db,
            Statement statement,
            long account,
            boolean drill,
            @Nullable ConversationState then,
            Instant now) {
        return db.createQuery("""
                        INSERT INTO answer_round (activation_id, statement_id, version, account_id, drill, then_state, created_at)
                        VALUES (:activation, :statement, :version, :account, :drill, :then, :now) RETURNING id
                        """)
                .bind("activation", statement.activationId())
                .bind("statement", statement.id())
                .bind("version", statement.no())
                .bind("account", account)
                .bind("drill", drill)
                .bind("then", then == null ? null : then.name().toLowerCase(Locale.ROOT))
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    static Optional<Round> find(Handle db, long id) {
        return db.createQuery(READ + " WHERE r.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Of a statement, the latest first. */
    static List<Round> of(Handle db, long statement, int most) {
        return db.createQuery(READ + " WHERE r.statement_id = :statement ORDER BY r.id DESC LIMIT :most")
                .bind("statement", statement)
                .bind("most", most)
                .map((row, context) -> read(row))
                .list();
    }

    /** Those with something to do, the oldest first. */
    static List<Long> running(Handle db) {
        return db.createQuery("""
                        SELECT id FROM answer_round WHERE begun_at IS NOT NULL AND paused_at IS NULL AND finished_at IS NULL ORDER BY id
                        """).mapTo(Long.class).list();
    }

    /** Marks it as finished when nothing is left to do; true for whoever did so, once. */
    static boolean finish(Handle db, long id, Instant now) {
        return db.createUpdate("""
                        UPDATE answer_round SET finished_at = :now
                         WHERE id = :id AND finished_at IS NULL AND begun_at IS NOT NULL
                           AND NOT EXISTS (SELECT FROM round_answer WHERE round_id = :id AND state = 'waiting')
                        """).bind("id", id).bind("now", now).execute() > 0;
    }

    /** What is under way of a statement, or of all of an activation, ends; what a worker holds is waited for. */
    static void stop(Handle db, String where, long id, Instant now) {
        List<Long> stopped = db.createQuery("UPDATE answer_round SET stopped_at = :now, finished_at = :now WHERE "
                        + where + " = :id AND finished_at IS NULL RETURNING id")
                .bind("id", id)
                .bind("now", now)
                .mapTo(Long.class)
                .list();
        db.createUpdate(
                        "UPDATE round_answer SET state = 'left' WHERE round_id = ANY(:rounds) AND state IN ('prepared', 'waiting')")
                .bind("rounds", stopped.toArray(Long[]::new))
                .execute();
    }

    private static Round read(ResultSet row) throws SQLException {
        String then = row.getString("then_state");
        return new Round(
                row.getLong("id"),
                row.getLong("activation_id"),
                row.getLong("statement_id"),
                row.getInt("version"),
                row.getLong("account_id"),
                Objects.requireNonNull(row.getString("account_name")),
                row.getBoolean("drill"),
                then == null ? null : ConversationState.valueOf(then.toUpperCase(Locale.ROOT)),
                Rows.time(row, "created_at"),
                Rows.instant(row, "begun_at"),
                Rows.instant(row, "paused_at"),
                Rows.instant(row, "stopped_at"),
                Rows.instant(row, "finished_at"),
                row.getInt("total"),
                row.getInt("prepared"),
                row.getInt("waiting"),
                row.getInt("done"),
                row.getInt("refused"),
                row.getInt("left_out"),
                row.getInt("asked"));
    }
}
