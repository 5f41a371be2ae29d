package io.oase.insight;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.db.Binary;
import io.oase.db.Json;
import io.oase.target.Calendars;
import io.oase.target.ClockKind;
import io.oase.target.Stretch;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is still measured: as much as there is open work, however much was ever done. All of it stands in the index of what runs,
 * so that of the clocks themselves only those are looked at that have stood still before. What is alike comes as one row, with all the
 * times in it as bytes: to take a hundred thousand rows apart is most of what a first report after a start would wait for.
 */
final class RunningDao {
    private static final TypeReference<List<Stretch>> STRETCHES = new TypeReference<>() {};

    /** What times count from where the server sends them as bytes, in microseconds: {@code timestamptz_send}. */
    private static final Instant ORIGIN = Instant.parse("2000-01-01T00:00:00Z");
    /** How bytes say {@code -infinity}. */
    private static final long NEVER = Long.MIN_VALUE;

    private static final String TIMES =
            "timestamptz_send(k.started_at) || timestamptz_send(coalesce(k.paused_at, '-infinity'))";

    private static final String RUNS = "k.ended_at IS NULL AND k.started_at < :to";

    private static final String OWNERS = """
            (SELECT id, assignee_id, team_id FROM conversation
              WHERE state <> 'resolved' AND (assignee_id IS NOT NULL OR team_id IS NOT NULL))
            """;

    private RunningDao() {}

    /**
     * Everything that began before a moment and runs.
     *
     * @param whose whether it matters who or which team has the conversations
     */
    static void read(
            Handle db, Calendars calendars, Instant before, Instant now, boolean whose, Consumer<Running> each) {
        Waits waits = new Waits(db, calendars, now);
        bound(db.createQuery(steady(whose)), before, now)
                .map((row, context) -> Alike.of(row, List.of()))
                .forEach(group -> group.each(waits, now, each));
        bound(db.createQuery(interrupted(whose)), before, now)
                .map((row, context) -> Alike.of(row, new Json(row.getString(9)).as(STRETCHES)))
                .forEach(one -> one.each(waits, now, each));
    }

    /** What has never stood still before, all that is alike in one row. */
    static String steady(boolean whose) {
        return alike(whose) + "string_agg(" + TIMES + ", '')" + from(whose) + " WHERE " + RUNS
                + " AND NOT k.has_paused GROUP BY 1, 2, 3, 4, 5, 6, 7";
    }

    /** What has, with when that was. */
    private static String interrupted(boolean whose) {
        return alike(whose) + TIMES + ", k.pauses" + from(whose)
                + " WHERE k.id = ANY(ARRAY(SELECT k.id FROM clock k WHERE " + RUNS + " AND k.has_paused))";
    }

    private static String alike(boolean whose) {
        return "SELECT k.kind, k.channel_id, "
                + (whose ? "coalesce(c.assignee_id, 0), coalesce(c.team_id, 0)" : "0::bigint, 0::bigint")
                + ", coalesce(k.target_version_id, 0), coalesce(k.due_at < :now, false), k.calendar_version_id, ";
    }

    private static String from(boolean whose) {
        return whose ? " FROM clock k LEFT JOIN " + OWNERS + " c ON c.id = k.conversation_id" : " FROM clock k";
    }

    private static Query bound(Query query, Instant before, Instant now) {
        return query.bind("to", before).bind("now", now).addCustomizer(Binary.ANSWERS);
    }

    /**
     * Clocks that differ in nothing but their times.
     *
     * @param times of each when it began, and since when it stands still
     * @param pauses when each of them stood still before
     */
    private record Alike(
            ClockKind kind,
            long channel,
            long agent,
            long team,
            long targetVersion,
            boolean overdue,
            long calendarVersion,
            ByteBuffer times,
            List<Stretch> pauses) {
        static Alike of(ResultSet row, List<Stretch> pauses) throws SQLException {
            return new Alike(
                    ClockKind.of(row.getString(1)).orElseThrow(),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getBoolean(6),
                    row.getLong(7),
                    ByteBuffer.wrap(row.getBytes(8)),
                    pauses);
        }

        void each(Waits waits, Instant now, Consumer<Running> each) {
            while (times.hasRemaining()) {
                Instant started = moment(times.getLong());
                long stands = times.getLong();
                each.accept(running(started, stands == NEVER ? null : moment(stands), waits, now));
            }
        }

        private static Instant moment(long microseconds) {
            return ORIGIN.plus(microseconds, ChronoUnit.MICROS);
        }

        private Running running(Instant started, @Nullable Instant paused, Waits waits, Instant now) {
            Duration length = Duration.between(started, paused == null ? now : paused);
            for (Stretch pause : pauses) {
                length = length.minus(pause.length());
            }
            return new Running(
                    kind,
                    started,
                    channel,
                    agent,
                    team,
                    targetVersion,
                    overdue,
                    (int) Math.max(0, Math.min(length.toSeconds(), Integer.MAX_VALUE)),
                    waits.open(calendarVersion, started, paused, pauses));
        }
    }
}
