package io.oase.target;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.oase.db.Columns;
import io.oase.db.PlannedAnew;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code clock} and {@code due}. */
final class ClockDao {
    private ClockDao() {}

    /** A stored clock that has not ended; named like the columns. */
    record Stored(
            @JsonProperty("id") long id,
            @JsonProperty("kind") String kind,
            @JsonProperty("start_post_id") @Nullable Long startPostId,
            @JsonProperty("started_at") Instant startedAt,
            @JsonProperty("seen_at") Instant seenAt,
            @JsonProperty("target_version_id") @Nullable Long targetVersionId,
            @JsonProperty("calendar_version_id") long calendarVersionId,
            @JsonProperty("due_at") @Nullable Instant dueAt,
            @JsonProperty("alarm_at") @Nullable Instant alarmAt,
            @JsonProperty("alarm_set_at") @Nullable Instant alarmSetAt,
            @JsonProperty("paused_at") @Nullable Instant pausedAt,
            @JsonProperty("pauses") List<Stretch> pauses,
            @JsonProperty("told_percent") int toldPercent) {
        TargetClock clock() {
            return new TargetClock(
                    id,
                    ClockKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    startPostId,
                    startedAt,
                    seenAt,
                    pausedAt,
                    pauses,
                    toldPercent,
                    null);
        }

        /** Whether a row would say the same. */
        boolean says(Row row) {
            return row.endedAt == null
                    && clock().equals(row.clock)
                    && java.util.Objects.equals(targetVersionId, row.targetVersionId)
                    && calendarVersionId == row.calendarVersionId
                    && java.util.Objects.equals(dueAt, row.dueAt)
                    && java.util.Objects.equals(alarmAt, row.alarmAt);
        }
    }

    /** A clock as it is to be stored: every column. */
    record Row(
            long id,
            long conversationId,
            long channelId,
            String kind,
            @Nullable Long startPostId,
            Instant startedAt,
            Instant seenAt,
            @Nullable Long targetVersionId,
            long calendarVersionId,
            @Nullable Long spanSeconds,
            @Nullable String counting,
            @Nullable Instant dueAt,
            @Nullable Instant warnAt,
            @Nullable Instant pausedAt,
            List<Stretch> pauses,
            int toldPercent,
            @Nullable Instant alarmAt,
            @Nullable Instant endedAt,
            @Nullable String how,
            @Nullable Long endedBy,
            @Nullable Long endPostId,
            @Nullable Long seconds,
            @Nullable Long openSeconds,
            @Nullable Long delaySeconds,
            @Nullable Long delayOpenSeconds,
            @Nullable Boolean missed,
            @Nullable Long teamId,
            @JsonIgnore TargetClock clock) {
        static Row of(
                Situation of, TargetClock clock, @Nullable Target target, long calendarVersion, Reckoning reckoning) {
            Reckoning.Result result = reckoning.result();
            Span span = reckoning.span();
            TargetClock.End end = clock.end();
            return new Row(
                    clock.id(),
                    of.conversationId(),
                    of.matter().channelId(),
                    clock.kind().id(),
                    clock.startPostId(),
                    clock.startedAt(),
                    clock.seenAt(),
                    target == null ? null : target.versionId(),
                    calendarVersion,
                    span == null ? null : span.length().toSeconds(),
                    span == null ? null : span.counting().id(),
                    reckoning.dueAt().orElse(null),
                    reckoning.warnAt(),
                    clock.pausedAt(),
                    clock.pauses(),
                    clock.toldPercent(),
                    reckoning.alarmAt(),
                    end == null ? null : end.at(),
                    end == null ? null : end.how().id(),
                    end == null ? null : end.by(),
                    end == null ? null : end.postId(),
                    result == null ? null : seconds(result.total()),
                    result == null ? null : seconds(result.open()),
                    result == null ? null : seconds(result.delay()),
                    result == null ? null : seconds(result.openDelay()),
                    result == null ? null : result.missed(),
                    end == null ? null : of.team(),
                    clock);
        }

        /** Centuries do not fit the column, and mean nothing. */
        private static long seconds(Duration time) {
            return Math.min(time.toSeconds(), Integer.MAX_VALUE);
        }
    }

    /** Notes which step was taken last. */
    static void told(Handle db, long clock, int percent) {
        db.createUpdate("UPDATE clock SET told_percent = :percent WHERE id = :id")
                .bind("id", clock)
                .bind("percent", percent)
                .execute();
    }

    /**
     * What a conversation's place in the list by due time is.
     *
     * @param assigneeId whose list; null: nobody's
     * @param teamId which team's list; null: none's
     */
    record Due(
            long conversationId,
            Instant at,
            Instant warnAt,
            String kind,
            @Nullable Long assigneeId,
            @Nullable Long teamId) {}

    private static final Columns<Row> ROWS = Columns.of("r", Row.class);
    private static final Columns<Due> DUES = Columns.of("d", Due.class);

    /**
     * Writes, in one round trip. Clocks end before others of their kind begin. What is known is found by its id, and whether
     * it ended asked in a way no index answers: a plan made while the table was small would read every running clock.
     *
     * @param rows clocks that begin or changed
     * @param dues conversations whose next due time changed
     * @param undue conversations that have nothing due any more
     * @param at when that is known
     */
    static void store(Handle db, List<Row> rows, List<Due> dues, Collection<Long> undue, Instant at) {
        if (rows.isEmpty() && dues.isEmpty() && undue.isEmpty()) {
            return;
        }
        db.createUpdate("""
                        WITH given AS MATERIALIZED (
                               SELECT * FROM %s),
                             changed AS (
                               UPDATE clock k
                                  SET start_post_id = g.start_post_id, started_at = g.started_at, seen_at = g.seen_at,
                                      target_version_id = g.target_version_id, calendar_version_id = g.calendar_version_id,
                                      span_seconds = g.span_seconds, counting = g.counting, due_at = g.due_at, warn_at = g.warn_at,
                                      paused_at = g.paused_at, pauses = g.pauses, has_paused = g.pauses <> '[]', told_percent = g.told_percent,
                                      alarm_set_at = CASE WHEN k.alarm_at IS NOT DISTINCT FROM g.alarm_at THEN k.alarm_set_at ELSE :at END,
                                      alarm_at = g.alarm_at, ended_at = g.ended_at, how = g.how, ended_by = g.ended_by,
                                      end_post_id = g.end_post_id, seconds = g.seconds, open_seconds = g.open_seconds,
                                      delay_seconds = g.delay_seconds, delay_open_seconds = g.delay_open_seconds, missed = g.missed,
                                      team_id = g.team_id
                                 FROM given g
                                WHERE k.id = ANY(:known) AND k.id = g.id AND coalesce(k.ended_at, 'infinity') = 'infinity'
                               RETURNING k.id),
                             begun AS (
                               INSERT INTO clock (conversation_id, channel_id, kind, start_post_id, started_at, seen_at,
                                      target_version_id, calendar_version_id, span_seconds, counting, due_at, warn_at, paused_at, pauses,
                                      has_paused, told_percent, alarm_at, alarm_set_at, ended_at, how, ended_by, end_post_id, seconds, open_seconds,
                                      delay_seconds, delay_open_seconds, missed, team_id)
                               SELECT conversation_id, channel_id, kind, start_post_id, started_at, seen_at, target_version_id,
                                      calendar_version_id, span_seconds, counting, due_at, warn_at, paused_at, pauses,
                                      pauses <> '[]', told_percent, alarm_at, CASE WHEN alarm_at IS NOT NULL THEN :at::timestamptz END, ended_at, how, ended_by, end_post_id, seconds, open_seconds, delay_seconds,
                                      delay_open_seconds, missed, team_id
                                 FROM given WHERE id = 0 AND (SELECT count(*) FROM changed) >= 0),
                             gone AS (
                               DELETE FROM due WHERE conversation_id = ANY(:undue))
                        INSERT INTO due (conversation_id, at, warn_at, kind, assignee_id, team_id, snoozed)
                        SELECT conversation_id, at, warn_at, kind, assignee_id, team_id,
                               (SELECT c.snoozed FROM conversation c WHERE c.id = d.conversation_id)
                          FROM %s
                            ON CONFLICT (conversation_id) DO UPDATE SET at = excluded.at, warn_at = excluded.warn_at,
                               kind = excluded.kind, assignee_id = excluded.assignee_id, team_id = excluded.team_id
                        """.formatted(ROWS, DUES))
                .bindMap(ROWS.of(rows))
                .bind("known", rows.stream().map(Row::id).filter(id -> id != 0).toArray(Long[]::new))
                .bindMap(DUES.of(dues))
                .bind("undue", undue.toArray(Long[]::new))
                .bind("at", at)
                .addCustomizer(
                        PlannedAnew.EACH_TIME) // for any values it would expect ten rows, and compare each with each
                .execute();
    }
}
