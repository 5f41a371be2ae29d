package io.oase.ingest;

import io.oase.db.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** New rows of {@code conversation}, a page at a time. */
final class ConversationRows {
    private ConversationRows() {}

    /** A conversation that begins; see the columns. */
    record Fresh(
            String threadKey,
            long identityId,
            long contactId,
            boolean isPrivate,
            String kind,
            @Nullable Integer stars,
            String title,
            String snippet,
            @Nullable String language,
            @Nullable Instant unansweredSince,
            @Nullable Long lastPostId,
            Instant lastPostAt,
            int posts,
            Instant openedAt) {}

    private static final Columns<Fresh> FRESH = Columns.of("r", Fresh.class);

    /**
     * A conversation as it is after making it.
     *
     * @param fresh false when another transaction made it meanwhile
     */
    record Made(long id, String threadKey, String state, boolean fresh) {}

    /** Makes conversations and locks those that another transaction made meanwhile. Answers them by thread key. */
    static Map<String, Made> insert(Handle db, long channelId, List<Fresh> fresh, Instant now) {
        Map<String, Made> made = new HashMap<>();
        db.createQuery("""
                        INSERT INTO conversation (channel_id, thread_key, identity_id, contact_id, private, kind, stars, title, snippet, language,
                                                  unanswered_since, last_post_id, last_post_at, posts, opened_at, created_at)
                        SELECT :channel, thread_key, identity_id, contact_id, is_private, kind, stars, title, snippet, language,
                               unanswered_since, last_post_id, last_post_at, posts, opened_at, :now
                          FROM %s
                         ORDER BY thread_key
                            ON CONFLICT (channel_id, thread_key) DO UPDATE SET thread_key = excluded.thread_key
                        RETURNING id, thread_key, state, xmax = 0 AS fresh
                        """.formatted(FRESH))
                .bind("channel", channelId)
                .bindMap(FRESH.of(fresh))
                .bind("now", now)
                .map((row, context) -> new Made(
                        row.getLong("id"),
                        row.getString("thread_key"),
                        row.getString("state"),
                        row.getBoolean("fresh")))
                .forEach(row -> made.put(row.threadKey(), row));
        return made;
    }

    /**
     * Conversations that are locked now, and ids for posts, taken after that.
     *
     * @param states by id
     */
    record Locked(Map<Long, String> states, List<Long> postIds) {}

    /**
     * Locks conversations, in one order everywhere, so that two writers wait for each other instead of blocking each other;
     * then takes so many ids for posts: within one conversation they grow in the order of commits, which the send guard
     * relies on.
     */
    static Locked lock(Handle db, Collection<Long> conversations, int posts) {
        Map<Long, String> states = new HashMap<>();
        List<Long> ids = new ArrayList<>();
        if (conversations.isEmpty() && posts == 0) {
            return new Locked(states, ids);
        }
        // The ids are counted out over what was locked, and so after all of it.
        db.createQuery("""
                        WITH locked AS MATERIALIZED (
                               SELECT id, state FROM conversation WHERE id = ANY(:ids) ORDER BY id FOR UPDATE)
                        SELECT id, state FROM locked
                        UNION ALL
                        SELECT nextval(pg_get_serial_sequence('post', 'id')), NULL
                          FROM (SELECT count(*) FROM locked) all_of_them CROSS JOIN generate_series(1, :posts)
                        """)
                .bind("ids", conversations.toArray(Long[]::new))
                .bind("posts", posts)
                .map((row, context) -> {
                    String state = row.getString("state");
                    return state == null ? ids.add(row.getLong("id")) : states.put(row.getLong("id"), state) == null;
                })
                .list();
        return new Locked(states, ids);
    }
}
