package io.oase.target;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.db.Json;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads the clocks of one conversation, and reckons again why each is due when it is. */
public final class ConversationClocks {
    private final Jdbi db;
    private final TargetDao targets = new TargetDao();
    private final Calendars calendars;

    public ConversationClocks(Jdbi db, Calendars calendars) {
        this.db = db;
        this.calendars = calendars;
    }

    /**
     * A clock, and everything its due time follows from.
     *
     * @param postedAt when the post that started it was published; null when somebody here started it. Before {@link
     *     TargetClock#startedAt} when the channel was connected only later
     * @param target the version that applies; null for none
     * @param calendar the version opening time is counted in
     * @param endedBy name of whoever ended it; null when nobody here did
     */
    public record Explained(
            TargetClock clock,
            @Nullable Instant postedAt,
            @Nullable Target target,
            Calendars.Version calendar,
            Reckoning reckoning,
            @Nullable String endedBy) {}

    /** Its clocks, and those of what is part of it: those that run, by what is due first, then those that ended, the latest first. At most two hundred. */
    public List<Explained> of(Account by, long conversation) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> handle.createQuery("""
                        SELECT k.id, k.kind, k.start_post_id, k.started_at, k.seen_at, k.paused_at, k.pauses, k.told_percent,
                               k.target_version_id, k.calendar_version_id, k.ended_at, k.how, k.ended_by, k.end_post_id,
                               p.posted_at, a.name AS ended_by_name
                          FROM clock k
                          LEFT JOIN post p ON p.id = k.start_post_id
                          LEFT JOIN account a ON a.id = k.ended_by
                         WHERE k.conversation_id = ANY(ARRAY(SELECT id FROM conversation
                                                            WHERE id = (SELECT coalesce(merged_into, id) FROM conversation WHERE id = :id)
                                                               OR merged_into = (SELECT coalesce(merged_into, id) FROM conversation WHERE id = :id)))
                         ORDER BY k.ended_at DESC NULLS FIRST, k.due_at NULLS LAST, k.id LIMIT 200
                        """)
                .bind("id", conversation)
                .mapTo(Row.class)
                .map(row -> explained(handle, row))
                .list());
    }

    record Row(
            long id,
            String kind,
            @Nullable Long startPostId,
            Instant startedAt,
            Instant seenAt,
            @Nullable Instant pausedAt,
            Json pauses,
            int toldPercent,
            @Nullable Long targetVersionId,
            long calendarVersionId,
            @Nullable Instant endedAt,
            @Nullable String how,
            @Nullable Long endedBy,
            @Nullable Long endPostId,
            @Nullable Instant postedAt,
            @Nullable String endedByName) {}

    private Explained explained(Handle handle, Row row) {
        Target target = Optional.ofNullable(row.targetVersionId)
                .flatMap(version -> targets.version(handle, version))
                .orElse(null);
        Calendars.Version calendar = calendars.version(handle, row.calendarVersionId);
        TargetClock clock = new TargetClock(
                row.id,
                ClockKind.of(row.kind).orElseThrow(),
                row.startPostId,
                row.startedAt,
                row.seenAt,
                row.pausedAt,
                row.pauses.as(new TypeReference<List<Stretch>>() {}),
                row.toldPercent,
                row.endedAt == null || row.how == null
                        ? null
                        : new TargetClock.End(
                                row.endedAt,
                                TargetClock.How.valueOf(row.how.toUpperCase(Locale.ROOT)),
                                row.endedBy,
                                row.endPostId));
        return new Explained(
                clock,
                row.postedAt,
                target,
                calendar,
                Reckoning.of(clock, target, calendar.calendar()),
                row.endedByName);
    }
}
