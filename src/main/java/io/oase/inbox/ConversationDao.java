package io.oase.inbox;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code conversation}, one at a time. */
public final class ConversationDao {
    private ConversationDao() {}

    /** What a verb has to know before it changes anything. */
    public record Row(
            long id,
            long channelId,
            ConversationState state,
            @Nullable Long assigneeId,
            @Nullable Long teamId,
            @Nullable Long lastPostId,
            int priority,
            @Nullable Long mergedInto) {
        /** Itself, when it was not merged into another one. */
        Row standing() {
            if (mergedInto != null) {
                throw new Refused.Conflict(Said.of("inbox.merged_away", id, String.valueOf(mergedInto)), List.of());
            }
            return this;
        }
    }

    /** Reads and locks until the end of the transaction. */
    public static Optional<Row> lock(Handle db, long id) {
        return db.createQuery(
                        "SELECT id, channel_id, state, assignee_id, team_id, last_post_id, priority, merged_into FROM conversation WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .mapTo(Row.class)
                .findOne();
    }

    /**
     * The same, where its posts are now.
     *
     * @throws Refused.Conflict when it is merged in this very moment
     */
    public static Optional<Row> lockWhereItIs(Handle db, long id) {
        Long where = MergeDao.where(db, id);
        return where == null ? Optional.empty() : lock(db, where).map(Row::standing);
    }

    /** Reads and locks what somebody has and is not resolved. */
    static List<Row> lockHeld(Handle db, long assignee) {
        return db.createQuery("""
                        SELECT id, channel_id, state, assignee_id, team_id, last_post_id, priority, merged_into FROM conversation
                         WHERE assignee_id = :assignee AND state <> 'resolved' ORDER BY id FOR UPDATE
                        """).bind("assignee", assignee).mapTo(Row.class).list();
    }

    /** Reads and locks what a team has and is not resolved. */
    static List<Row> lockOfTeam(Handle db, long team) {
        return db.createQuery("""
                        SELECT id, channel_id, state, assignee_id, team_id, last_post_id, priority, merged_into FROM conversation
                         WHERE team_id = :team AND state <> 'resolved' ORDER BY id FOR UPDATE
                        """).bind("team", team).mapTo(Row.class).list();
    }

    /** Makes a conversation the matter of a team, or of none. */
    static void give(Handle db, long id, @Nullable Long team) {
        db.createUpdate("UPDATE conversation SET team_id = :team WHERE id = :id")
                .bind("id", id)
                .bind("team", team)
                .execute();
    }

    /** Gives a conversation to somebody, or to nobody. */
    public static void assign(Handle db, long id, @Nullable Long assignee) {
        db.createUpdate("UPDATE conversation SET assignee_id = :assignee WHERE id = :id")
                .bind("id", id)
                .bind("assignee", assignee)
                .execute();
    }

    /**
     * Changes the state, and the time of resolving with it. What stands in a conversation when it is resolved is settled; who
     * opens it again by hand takes that back.
     */
    public static void move(Handle db, long id, ConversationState to, Instant now) {
        boolean settles = to == ConversationState.RESOLVED;
        int unsettled = db.createUpdate("""
                        UPDATE conversation
                           SET state = :state, resolved_at = CASE WHEN :settles THEN :now END,
                               settled_post_id = CASE WHEN :settles
                                                      THEN coalesce((SELECT max(p.id) FROM post p WHERE p.conversation_id = :id), 0)
                                                      ELSE 0 END
                         WHERE id = :id AND (:settles OR state = 'resolved')
                        """)
                .bind("id", id)
                .bind("state", to)
                .bind("settles", settles)
                .bind("now", now)
                .execute();
        if (unsettled == 1) {
            Recount.recount(db, List.of(id), List.of());
        } else {
            db.createUpdate("UPDATE conversation SET state = :state WHERE id = :id")
                    .bind("id", id)
                    .bind("state", to)
                    .execute();
        }
    }

    /** Changes how urgent it is. */
    static void prioritise(Handle db, long id, int priority) {
        db.createUpdate("UPDATE conversation SET priority = :priority WHERE id = :id")
                .bind("id", id)
                .bind("priority", priority)
                .execute();
    }
}
