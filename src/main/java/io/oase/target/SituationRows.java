package io.oase.target;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.db.Json;
import io.oase.db.Rows;
import io.oase.inbox.ConversationState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has come of one conversation: the rows of several queries, put together. */
final class SituationRows {
    private static final TypeReference<List<Stretch>> STRETCHES = new TypeReference<>() {};

    private final Row row;
    private final Set<String> tags = new HashSet<>();
    private final Set<Long> urgent = new HashSet<>();
    private final List<ClockDao.Stored> running = new ArrayList<>();
    private final List<Turn.Spoken> posts = new ArrayList<>();
    private boolean inCrisis;
    private Past past;

    SituationRows(Row row) {
        this.row = row;
        this.past = new Past(row.id, false, false, List.of());
    }

    void add(Mark mark) {
        if (mark.tag != null) {
            tags.add(mark.tag);
        } else if (mark.urgent != null) {
            urgent.add(mark.urgent);
        } else {
            inCrisis = true;
        }
    }

    void add(Running clock) {
        running.add(clock.stored());
    }

    void add(Past clocks) {
        past = clocks;
    }

    void add(Said post) {
        posts.add(post.spoken);
    }

    SituationDao.Found found() {
        Matter matter = new Matter(
                row.channelId,
                row.network,
                row.isPrivate,
                row.kind,
                Set.copyOf(tags),
                row.priority,
                row.language,
                row.followers,
                inCrisis,
                Set.copyOf(urgent));
        return new SituationDao.Found(
                new Situation(
                        row.id,
                        matter,
                        row.state,
                        row.assigneeId,
                        row.teamId,
                        row.connectedAt,
                        running.stream().map(ClockDao.Stored::clock).toList(),
                        past.answered,
                        past.resolved,
                        Set.copyOf(past.closed),
                        posts),
                running,
                row.dueAt,
                row.dueKind,
                row.dueFor,
                row.dueTeam);
    }

    /** Columns of the first query. */
    record Row(
            long id,
            long channelId,
            String network,
            Instant connectedAt,
            boolean isPrivate,
            String kind,
            int priority,
            @Nullable String language,
            @Nullable Integer followers,
            ConversationState state,
            @Nullable Long assigneeId,
            @Nullable Long teamId,
            @Nullable Instant dueAt,
            @Nullable String dueKind,
            @Nullable Long dueFor,
            @Nullable Long dueTeam) {}

    /** One of its tags or a target named for it; that it belongs to a crisis, where neither is there. */
    record Mark(
            long conversationId,
            @Nullable String tag,
            @Nullable Long urgent) {}

    /** A clock that runs; {@code pauses} is null where there are none. */
    record Running(
            long conversationId,
            long id,
            String kind,
            @Nullable Long startPostId,
            Instant startedAt,
            Instant seenAt,
            @Nullable Long targetVersionId,
            long calendarVersionId,
            @Nullable Instant dueAt,
            @Nullable Instant alarmAt,
            @Nullable Instant alarmSetAt,
            @Nullable Instant pausedAt,
            @Nullable Json pauses,
            int toldPercent) {
        ClockDao.Stored stored() {
            return new ClockDao.Stored(
                    id,
                    kind,
                    startPostId,
                    startedAt,
                    seenAt,
                    targetVersionId,
                    calendarVersionId,
                    dueAt,
                    alarmAt,
                    alarmSetAt,
                    pausedAt,
                    pauses == null ? List.of() : pauses.as(STRETCHES),
                    toldPercent);
        }
    }

    /** What the clocks that ended tell. */
    record Past(long conversationId, boolean answered, boolean resolved, List<Long> closed) {}

    /** A post that a turn is made of. */
    record Said(long conversationId, Turn.Spoken spoken) {
        static Said of(ResultSet row) throws SQLException {
            return new Said(
                    row.getLong("conversation_id"),
                    new Turn.Spoken(
                            row.getLong("id"),
                            row.getString("key"),
                            row.getString("parent_key"),
                            row.getBoolean("own"),
                            row.getBoolean("automatic"),
                            row.getBoolean("settled"),
                            Rows.time(row, "posted_at"),
                            Rows.time(row, "received_at"),
                            Rows.integer(row, "author")));
        }
    }
}
