package io.oase.insight;

import io.oase.db.Binary;
import io.oase.target.Calendars;
import io.oase.target.ClockKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Reads what is still measured: as many rows as there is open work, however much was ever done. */
final class RunningDao {
    /** How long a clock has been running. Exact decimals are slow, and needed only where pauses are taken off. */
    static final String SECONDS = """
            greatest(0, least(2147483647, floor(CASE
                WHEN k.pauses = '[]' THEN date_part('epoch', coalesce(k.paused_at, :now) - k.started_at)
                ELSE extract(epoch FROM coalesce(k.paused_at, :now) - k.started_at) - (
                    SELECT sum(extract(epoch FROM (p->>'to')::timestamptz - (p->>'from')::timestamptz))
                      FROM jsonb_array_elements(k.pauses) AS p) END)))::int
            """;

    private static final int FETCH = 5_000;

    private RunningDao() {}

    /**
     * Everything that began before a moment and runs.
     *
     * @param whose whether it matters who or which team has the conversations
     * @return ids of all of them
     */
    static Set<Long> read(
            Handle db, Calendars calendars, Instant before, Instant now, boolean whose, Consumer<Running> each) {
        String owner = whose ? "coalesce(c.assignee_id, 0), coalesce(c.team_id, 0)" : "0::bigint, 0::bigint";
        String join = whose
                ? " LEFT JOIN (SELECT id, assignee_id, team_id FROM conversation"
                        + " WHERE state <> 'resolved' AND (assignee_id IS NOT NULL OR team_id IS NOT NULL)) c ON c.id = k.conversation_id"
                : "";
        Set<Long> ids = new HashSet<>();
        Waits waits = new Waits(db, calendars, now);
        try (var rows = db
                .createQuery("SELECT k.id, k.kind, k.started_at, k.channel_id, " + owner
                        + ", coalesce(k.target_version_id, 0), coalesce(k.due_at < :now, false), " + SECONDS
                        + ", k.calendar_version_id, k.paused_at, nullif(k.pauses, '[]')"
                        + " FROM clock k" + join + " WHERE k.ended_at IS NULL AND k.started_at < :to")
                .bind("to", before)
                .bind("now", now)
                .setFetchSize(FETCH)
                .addCustomizer(Binary.ANSWERS)
                .map((row, context) -> {
                    ids.add(row.getLong(1));
                    return running(row, waits);
                })
                .stream()) {
            rows.forEach(each);
        }
        return ids;
    }

    /** By position, because there are many. */
    private static Running running(ResultSet row, Waits waits) throws SQLException {
        Instant started = row.getObject(3, OffsetDateTime.class).toInstant();
        OffsetDateTime paused = row.getObject(11, OffsetDateTime.class);
        return new Running(
                ClockKind.of(row.getString(2)).orElseThrow(),
                started,
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getBoolean(8),
                row.getInt(9),
                waits.open(row.getLong(10), started, paused == null ? null : paused.toInstant(), row.getString(12)));
    }
}
