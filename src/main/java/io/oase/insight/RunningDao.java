package io.oase.insight;

import io.oase.target.ClockKind;
import java.time.Instant;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Reads what is still measured: as many rows as there is open work, however much was ever done. */
final class RunningDao {
    /** How long a clock has been running. */
    static final String SECONDS = """
            greatest(0, least(2147483647, extract(epoch FROM coalesce(k.paused_at, :now) - k.started_at)
                - CASE WHEN k.pauses = '[]' THEN 0 ELSE (
                    SELECT sum(extract(epoch FROM (p->>'to')::timestamptz - (p->>'from')::timestamptz))
                      FROM jsonb_array_elements(k.pauses) AS p) END))::int
            """;

    private RunningDao() {}

    /**
     * Everything that began before a moment and runs.
     *
     * @param whose whether it matters who has the conversations
     */
    static void read(Handle db, Instant before, Instant now, boolean whose, Consumer<Running> each) {
        String agent = whose ? "coalesce(c.assignee_id, 0)" : "0::bigint";
        String join = whose ? " JOIN conversation c ON c.id = k.conversation_id" : "";
        try (var rows = db.createQuery("SELECT k.kind, k.started_at, k.channel_id AS channel, " + agent + " AS agent,"
                        + " coalesce(k.target_version_id, 0) AS target_version, coalesce(k.due_at < :now, false) AS overdue, "
                        + SECONDS + " AS seconds FROM clock k" + join
                        + " WHERE k.ended_at IS NULL AND k.started_at < :to")
                .bind("to", before)
                .bind("now", now)
                .setFetchSize(5_000)
                .mapTo(Row.class)
                .stream()) {
            rows.map(Row::running).forEach(each);
        }
    }

    /** Columns. */
    record Row(
            String kind,
            Instant startedAt,
            long channel,
            long agent,
            long targetVersion,
            boolean overdue,
            int seconds) {
        Running running() {
            return new Running(
                    ClockKind.of(kind).orElseThrow(), startedAt, channel, agent, targetVersion, overdue, seconds);
        }
    }
}
