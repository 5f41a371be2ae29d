package io.oase.notice;

import io.oase.base.Said;
import io.oase.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Rows of {@code team_webhook}; those of teams that are no more are as good as gone. */
final class TeamWebhookDao {
    private static final String COLUMNS = """
            SELECT h.id, h.team_id, h.name, h.host, h.kinds, h.language, h.wordy, h.active, h.created_by, h.sent_at,
                   h.failed_at, h.trouble_key, h.trouble_args
              FROM team_webhook h JOIN team t ON t.id = h.team_id AND t.retired_at IS NULL
            """;

    private TeamWebhookDao() {}

    /** @param team of which; null: of every */
    static List<TeamWebhook> list(Handle db, @Nullable Long team) {
        return db.createQuery(COLUMNS + " WHERE CAST(:team AS bigint) IS NULL OR h.team_id = :team ORDER BY h.id")
                .bind("team", team)
                .map(TeamWebhookDao::hook)
                .list();
    }

    static Optional<TeamWebhook> find(Handle db, long id) {
        return db.createQuery(COLUMNS + " WHERE h.id = :id")
                .bind("id", id)
                .map(TeamWebhookDao::hook)
                .findOne();
    }

    /** What a team is called. */
    static String team(Handle db, long id) {
        return db.createQuery("SELECT name FROM team WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }

    static Optional<byte[]> sealed(Handle db, long id) {
        return db.createQuery("SELECT sealed FROM team_webhook WHERE id = :id")
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne();
    }

    static long insert(Handle db, long team, TeamWebhooks.Body body, String host, long by, Instant now) {
        return db.createQuery("""
                        INSERT INTO team_webhook (team_id, name, host, sealed, kinds, language, wordy, active, created_by,
                                                  created_at)
                        VALUES (:team, :name, :host, '', :kinds, :language, :wordy, :active, :by, :now) RETURNING id
                        """)
                .bind("team", team)
                .bind("name", body.name())
                .bind("host", host)
                .bindArray("kinds", String.class, body.kinds())
                .bind("language", body.language())
                .bind("wordy", body.wordy())
                .bind("active", body.active())
                .bind("by", by)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    static void update(Handle db, long id, TeamWebhooks.Body body) {
        db.createUpdate("""
                        UPDATE team_webhook SET name = :name, kinds = :kinds, language = :language, wordy = :wordy,
                                                active = :active
                         WHERE id = :id
                        """)
                .bind("id", id)
                .bind("name", body.name())
                .bindArray("kinds", String.class, body.kinds())
                .bind("language", body.language())
                .bind("wordy", body.wordy())
                .bind("active", body.active())
                .execute();
    }

    /** Another address or secret: what failed before says nothing about it. */
    static void seal(Handle db, long id, String host, byte[] sealed) {
        db.createUpdate("""
                        UPDATE team_webhook SET host = :host, sealed = :sealed, failed_at = NULL, trouble_key = NULL,
                                                trouble_args = '{}'
                         WHERE id = :id
                        """)
                .bind("id", id)
                .bind("host", host)
                .bind("sealed", sealed)
                .execute();
    }

    static void remove(Handle db, long id) {
        db.createUpdate("DELETE FROM team_webhook WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    static void sent(Handle db, long id, Instant at) {
        db.createUpdate("""
                        UPDATE team_webhook SET sent_at = :at, failed_at = NULL, trouble_key = NULL, trouble_args = '{}'
                         WHERE id = :id
                        """).bind("id", id).bind("at", at).execute();
    }

    static void failed(Handle db, long id, Said trouble, Instant at) {
        db.createUpdate("""
                        UPDATE team_webhook SET failed_at = coalesce(failed_at, :at), trouble_key = :key, trouble_args = :args WHERE id = :id
                        """)
                .bind("id", id)
                .bind("at", at)
                .bind("key", trouble.key())
                .bindArray("args", String.class, trouble.args())
                .execute();
    }

    private static TeamWebhook hook(ResultSet row, StatementContext context) throws SQLException {
        return new TeamWebhook(
                row.getLong("id"),
                row.getLong("team_id"),
                row.getString("name"),
                row.getString("host"),
                Set.of((String[]) row.getArray("kinds").getArray()),
                row.getString("language"),
                row.getBoolean("wordy"),
                row.getBoolean("active"),
                row.getLong("created_by"),
                Rows.instant(row, "sent_at"),
                Rows.instant(row, "failed_at"),
                DeliveryDao.said(row));
    }
}
