package io.oase.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What merging and splitting have to know of a conversation; columns. */
record Shape(
        long id,
        long channelId,
        String threadKey,
        boolean isPrivate,
        ConversationState state,
        @Nullable Long assigneeId,
        @Nullable Long teamId,
        int priority,
        @Nullable Instant resolvedAt,
        long contactId,
        @Nullable Long mergedInto) {
    private static final String COLUMNS = """
            SELECT id, channel_id, thread_key, private AS is_private, state, assignee_id, team_id, priority, resolved_at, contact_id, merged_into
              FROM conversation
            """;

    /** As it is at the moment; not locked. */
    static Optional<Shape> look(Handle db, long id) {
        return db.createQuery(COLUMNS + " WHERE id = :id")
                .bind("id", id)
                .mapTo(Shape.class)
                .findOne();
    }

    /** Reads and locks until the end of the transaction, in the order in which everybody locks. */
    static List<Shape> lock(Handle db, Collection<Long> ids) {
        return db.createQuery(COLUMNS + " WHERE id = ANY(:ids) ORDER BY id FOR UPDATE")
                .bind("ids", ids.toArray(Long[]::new))
                .mapTo(Shape.class)
                .list();
    }

    Standing standing() {
        return new Standing(state, assigneeId, teamId, priority, resolvedAt);
    }

    /** Makes it stand so. Whoever left meanwhile gets nothing back, nor does a team that was ended. */
    static void stand(Handle db, long id, Standing standing) {
        db.createUpdate("""
                        UPDATE conversation SET state = :state, resolved_at = :resolvedAt, priority = :priority,
                               assignee_id = (SELECT a.id FROM account a WHERE a.id = :assignee AND a.active),
                               team_id = (SELECT t.id FROM team t WHERE t.id = :team AND t.retired_at IS NULL)
                         WHERE id = :id
                        """)
                .bind("id", id)
                .bind("state", standing.state())
                .bind("resolvedAt", standing.resolvedAt())
                .bind("priority", standing.priority())
                .bind("assignee", standing.assignee())
                .bind("team", standing.team())
                .execute();
    }
}
