package io.oase.ingest;

import io.oase.db.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** New rows of {@code conversation}, a page at a time. */
final class ConversationRows {
    private ConversationRows() {}

    static Map<String, Long> find(Handle db, long channelId, Collection<String> threadKeys) {
        Map<String, Long> found = new HashMap<>();
        db.createQuery(
                        "SELECT id, thread_key FROM conversation WHERE channel_id = :channel AND thread_key = ANY(:keys)")
                .bind("channel", channelId)
                .bind("keys", threadKeys.toArray(String[]::new))
                .map((row, context) -> found.put(row.getString("thread_key"), row.getLong("id")))
                .list();
        return found;
    }

    /** A conversation that begins. */
    record Fresh(
            String threadKey,
            long identityId,
            long contactId,
            boolean isPrivate,
            String kind,
            String title,
            @Nullable String language,
            Instant openedAt) {}

    /**
     * Makes conversations, as those that nobody has answered: what indexes hold is right at once, so that counting their posts
     * later changes no index in the usual case. One that another transaction made meanwhile is taken instead. Answers ids by
     * thread key.
     */
    static Map<String, Long> insert(Handle db, long channelId, List<Fresh> fresh, Instant now) {
        Map<String, Long> ids = new HashMap<>();
        if (fresh.isEmpty()) {
            return ids;
        }
        db.createQuery("""
                        INSERT INTO conversation (channel_id, thread_key, identity_id, contact_id, private, kind, title, language, opened_at,
                                                  last_post_at, unanswered_since, created_at)
                        SELECT :channel, "threadKey", "identityId", "contactId", "isPrivate", kind, title, language, "openedAt",
                               "openedAt", "openedAt", :now
                          FROM jsonb_to_recordset(:rows) AS r("threadKey" text, "identityId" bigint, "contactId" bigint, "isPrivate" boolean,
                               kind text, title text, language text, "openedAt" timestamptz)
                         ORDER BY "threadKey"
                            ON CONFLICT (channel_id, thread_key) DO UPDATE SET thread_key = excluded.thread_key
                        RETURNING id, thread_key
                        """)
                .bind("channel", channelId)
                .bind("rows", Json.of(fresh))
                .bind("now", now)
                .map((row, context) -> ids.put(row.getString("thread_key"), row.getLong("id")))
                .list();
        return ids;
    }

    /**
     * Opens again what was resolved or waiting and has a new post from outside.
     *
     * @return id and former state of those that changed
     */
    static Map<Long, String> reopen(Handle db, Collection<Long> conversations) {
        Map<Long, String> reopened = new HashMap<>();
        if (conversations.isEmpty()) {
            return reopened;
        }
        db.createQuery("""
                        UPDATE conversation c SET state = 'open', resolved_at = NULL
                          FROM (SELECT id, state FROM conversation
                                 WHERE id = ANY(:ids) AND state IN ('waiting', 'resolved')) old
                         WHERE c.id = old.id
                        RETURNING old.id, old.state
                        """)
                .bind("ids", conversations.toArray(Long[]::new))
                .map((row, context) -> reopened.put(row.getLong("id"), row.getString("state")))
                .list();
        return reopened;
    }

    /** A conversation nobody had touched has been answered in the network's own app: it is no longer new. */
    static void touched(Handle db, Collection<Long> conversations) {
        if (conversations.isEmpty()) {
            return;
        }
        db.createUpdate("UPDATE conversation SET state = 'open' WHERE id = ANY(:ids) AND state = 'new'")
                .bind("ids", conversations.toArray(Long[]::new))
                .execute();
    }
}
